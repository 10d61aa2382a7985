import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { ProblemError } from '../data/client.ts'
import { sessionQuery, signInAddress } from '../data/session.ts'
import { Notice } from '../parts/Notice.tsx'
import { useProblemWords } from '../parts/problemWords.ts'
import { useText } from '../text/index.ts'
import { SignInAgain } from './SignInAgain.tsx'

const STARTING_RETRY_MS = 2000

/** Lets in who is signed in; everyone else goes to the sign-in page and comes back to where he was going. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useText()
  const words = useProblemWords()
  const { pathname, search } = useLocation()
  const { data, error, refetch } = useQuery({
    ...sessionQuery,
    refetchInterval: ({ state }) => (state.data === undefined && state.error ? STARTING_RETRY_MS : false),
  })
  if (data)
    return (
      <>
        {children}
        <SignInAgain session={data} />
      </>
    )
  if (error instanceof ProblemError && error.status === 401)
    return <Navigate to={signInAddress(pathname, search)} replace />
  if (!error) return null
  return (
    <main>
      <Notice
        title={t('problem.title', { what: t('problem.what.session') })}
        what={words(error)}
        onRetry={() => void refetch()}
      />
    </main>
  )
}
