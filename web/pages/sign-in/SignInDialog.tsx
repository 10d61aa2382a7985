import type { Session } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { signInAddress } from '../../data/session.ts'
import { useText } from '../../text/index.ts'
import styles from './SignInDialog.module.css'
import { SignInForm } from './SignInForm.tsx'

/** Over the page whose session was lost: the same person goes on where he was; another one starts anew. */
export default function SignInDialog({
  session,
  onSignedIn,
}: {
  session: Session
  onSignedIn(session: Session): void
}) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    // A dialog focuses its first field; that one is settled already.
    element?.querySelector<HTMLInputElement>('input:not([readonly])')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby="sign-in-again"
      aria-describedby="sign-in-again-why"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{t('signIn.again')}</h2>
      <p id="sign-in-again-why">{t('signIn.againWhy')}</p>
      <SignInForm username={session.username} onSignedIn={onSignedIn}>
        {() => (
          <p className={styles['other']}>
            <a href={signInAddress(location.pathname, location.search)}>{t('signIn.other')}</a>
            <span>{t('signIn.otherLoses')}</span>
          </p>
        )}
      </SignInForm>
    </dialog>
  )
}
