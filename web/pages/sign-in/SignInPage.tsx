import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '@wangge/api/contract'
import { useNavigate, useSearchParams } from 'react-router'
import { Appearance } from '../../app/Appearance.tsx'
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx'
import { ViewProvider } from '../../app/ViewContext.tsx'
import { addressAfterSignIn, sessionQuery, signInOptionsQuery } from '../../data/session.ts'
import { Mark } from '../../parts/Mark.tsx'
import { useText } from '../../text/index.ts'
import { SamplePeople } from './SamplePeople.tsx'
import { SignInForm } from './SignInForm.tsx'
import styles from './SignInPage.module.css'

/** The server answers again in a few seconds when it starts; this page then goes on by itself. */
const STARTING_RETRY_MS = 2000

/** The door: no map, no lists, nothing that a signed-in person needs. */
export default function SignInPage() {
  return (
    <ViewProvider>
      <Appearance>
        <SignIn />
      </Appearance>
    </ViewProvider>
  )
}

function SignIn() {
  const { t } = useText()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const client = useQueryClient()
  const options = useQuery({
    ...signInOptionsQuery,
    refetchInterval: ({ state }) => (state.status === 'error' ? STARTING_RETRY_MS : false),
  })
  const enter = (session: Session): void => {
    // What another person saw on this machine is not the next one's.
    client.clear()
    client.setQueryData(sessionQuery.queryKey, session)
    void navigate(addressAfterSignIn(session.role, params.get('next'), location.origin), { replace: true })
  }
  const { data } = options
  return (
    <main className={styles['page']}>
      <div className={styles['box']}>
        <header>
          <Mark size={28} />
          <h1>{t('app.name')}</h1>
          {data?.isDemo && (
            <span className={styles['demo']} title={t('app.demoMeaning')}>
              {t('app.demo')}
            </span>
          )}
          <LanguageSwitch />
        </header>
        <p className={styles['what']}>{t(params.has('ended') ? 'signIn.ended' : 'signIn.what')}</p>
        {options.isError && (
          <p className={styles['starting']} role="status">
            {t(options.failureReason?.message === 'starting' ? 'signIn.starting' : 'problem.network')}
          </p>
        )}
        <SignInForm onSignedIn={enter}>
          {(signInAs, isBusy) => (
            <>
              {data?.oidcUrl && (
                <a className={styles['oidc']} href={data.oidcUrl}>
                  {t('signIn.oidc')}
                </a>
              )}
              <p className={styles['help']}>{t('signIn.noAccount')}</p>
              <SamplePeople people={data?.samplePeople ?? []} isBusy={isBusy} onChoose={signInAs} />
            </>
          )}
        </SignInForm>
      </div>
    </main>
  )
}
