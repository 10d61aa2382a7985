import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import form from '../Form.module.css'
import styles from './PasswordOnce.module.css'

/** A password that was just made: to be handed over now, since nobody can read it again. */
export function PasswordOnce({ name, password }: { name: string; password: string }) {
  const { t } = useText()
  const toast = useToast()
  const copy = (): void => {
    // Plain HTTP from another machine has no clipboard.
    const written = navigator.clipboard?.writeText(password) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => toast(t('admin.person.copied')),
      () => toast(t('admin.person.copyFailed')),
    )
  }
  return (
    <div className={styles['once']} role="status">
      <p>{t('admin.person.once', { name })}</p>
      <code>{password}</code>
      <button type="button" className={form['button']} onClick={copy}>
        {t('admin.person.copy')}
      </button>
    </div>
  )
}
