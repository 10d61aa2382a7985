import type { SignInOptions } from '@wangge/api/contract'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { request } from '../../data/client.ts'
import { Mark } from '../../parts/Mark.tsx'
import { SignInError, signInHere } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { useProblemText } from '../problemText.ts'
import { useFieldText, wordedField } from '../text.ts'
import styles from './SignIn.module.css'

/** Signing in on this phone. `again`: a session is over and somebody is known; then it stands within a page. */
export function SignIn({ again = false }: { again?: boolean }) {
  const { t } = useFieldText()
  const words = useProblemText()
  const id = useId()
  const [options, setOptions] = useState<SignInOptions | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    request<SignInOptions>('/sign-in').then(setOptions, () => null)
  }, [])

  const enter = async (username: string, password: string): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await signInHere(username, password)
    } catch (error) {
      setFailure(error instanceof SignInError ? words(error.code, error.params) : words('network', {}))
    }
    setBusy(false)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const [username, password] = [String(fields.get('username')).trim(), String(fields.get('password'))]
    if (username && password) void enter(username, password)
    else setFailure(t('signIn.needed'))
  }
  const form = (
    <>
      <form className={styles['form']} onSubmit={onSubmit} noValidate aria-busy={isBusy}>
        <label htmlFor={`${id}u`}>{t('signIn.username')}</label>
        <input id={`${id}u`} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <label htmlFor={`${id}p`}>{t('signIn.password')}</label>
        <input id={`${id}p`} name="password" type="password" autoComplete="current-password" />
        {failure && <p role="alert">{failure}</p>}
        <FieldButton look="primary" type="submit" disabled={isBusy}>
          {t(isBusy ? 'signIn.busy' : 'signIn.submit')}
        </FieldButton>
        {options?.oidcUrl && <a href={options.oidcUrl}>{t('signIn.oidc')}</a>}
      </form>
      {options && options.samplePeople.length > 0 && (
        <section className={styles['sample']}>
          <h2>{t('signIn.sample')}</h2>
          {options.samplePeople
            .filter(({ role }) => role !== 'planner' && role !== 'administrator')
            .map(({ username, password, name, role, scopeName }) => (
              <FieldButton key={username} disabled={isBusy} onClick={() => void enter(username, password)}>
                {name} · {wordedField(t, 'role', role)}
                {scopeName && ` · ${scopeName}`}
              </FieldButton>
            ))}
        </section>
      )}
    </>
  )
  if (again) return form
  return (
    <main className={styles['page']}>
      <header>
        <Mark size={40} />
        <h1>{t('field.title')}</h1>
        <p>{t('signIn.what')}</p>
      </header>
      {form}
    </main>
  )
}
