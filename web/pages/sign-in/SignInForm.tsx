import type { Session, SignInRequest } from '@wangge/api/contract'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { signIn } from '../../data/session.ts'
import { useProblemWords } from '../../parts/problemWords.ts'
import { useText } from '../../text/index.ts'
import styles from './SignInForm.module.css'

interface SignInFormProps {
  /** Given = only this person may sign in here. */
  username?: string
  onSignedIn(session: Session): void
  /** More ways in, below the button; `enter` signs in with what it is given. */
  children?: (enter: (input: SignInRequest) => void, isBusy: boolean) => ReactNode
}

/** User name and password, as password managers know them. A failure is said above the button and the password is asked again. */
export function SignInForm({ username, onSignedIn, children }: SignInFormProps) {
  const { t } = useText()
  const words = useProblemWords()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:not([readonly])')?.focus()
  }, [])
  const [isBusy, setBusy] = useState(false)
  const [isShown, setShown] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const enter = (input: SignInRequest): void => {
    setBusy(true)
    setFailure(null)
    signIn(input).then(onSignedIn, (error: Error) => {
      setBusy(false)
      setFailure(words(error))
      password.current?.select()
      password.current?.focus()
    })
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const input = {
      username: username ?? String(fields.get('username')).trim(),
      password: String(fields.get('password')),
    }
    if (input.username && input.password) enter(input)
    else setFailure(t('signIn.needed'))
  }
  return (
    <>
      <form ref={form} className={styles['form']} onSubmit={onSubmit} noValidate aria-busy={isBusy}>
        <label htmlFor={`${id}u`}>{t('signIn.username')}</label>
        <input
          id={`${id}u`}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          readOnly={username !== undefined}
          defaultValue={username}
          aria-describedby={failure ? `${id}e` : undefined}
        />
        <label htmlFor={`${id}p`}>{t('signIn.password')}</label>
        <span className={styles['password']}>
          <input
            ref={password}
            id={`${id}p`}
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            aria-describedby={failure ? `${id}e` : undefined}
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={`${t(isShown ? 'signIn.hide' : 'signIn.show')} ${t('signIn.password')}`}
            onClick={() => setShown(!isShown)}
          >
            {t(isShown ? 'signIn.hide' : 'signIn.show')}
          </button>
        </span>
        <p className={styles['failure']} id={`${id}e`} role="alert">
          {failure}
        </p>
        <button type="submit" className={styles['submit']} disabled={isBusy}>
          {t(isBusy ? 'signIn.submitting' : 'signIn.submit')}
        </button>
      </form>
      {children?.(enter, isBusy)}
    </>
  )
}
