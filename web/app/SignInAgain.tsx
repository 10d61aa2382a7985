import { useQueryClient } from '@tanstack/react-query'
import type { Session } from '@wangge/api/contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionLost } from '../data/client.ts'
import { wakeLive } from '../data/live/hub.ts'
import { sessionQuery } from '../data/session.ts'

const SignInDialog = lazy(() => import('../pages/sign-in/SignInDialog.tsx'))

type Answer = (isSignedIn: boolean) => void

/** Asks for the password again when the session is lost; all requests that failed of it wait for the one answer. */
export function SignInAgain({ session }: { session: Session }) {
  const client = useQueryClient()
  const [answer, setAnswer] = useState<{ give: Answer } | null>(null)
  useEffect(() => {
    let asked: Promise<boolean> | null = null
    onSessionLost(() => {
      asked ??= new Promise<boolean>((give) => setAnswer({ give })).finally(() => {
        asked = null
        setAnswer(null)
      })
      return asked
    })
    return () => onSessionLost(null)
  }, [])
  if (!answer) return null
  return (
    <Suspense>
      <SignInDialog
        session={session}
        onSignedIn={(renewed) => {
          client.setQueryData(sessionQuery.queryKey, renewed)
          answer.give(true)
          wakeLive()
        }}
      />
    </Suspense>
  )
}
