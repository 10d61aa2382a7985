import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import form from '../Form.module.css'
import styles from './WallSection.module.css'

/** The address of a link that was just made: opened on its screen now, since nobody can read it again. */
export function LinkOnce({ name, token }: { name: string; token: string }) {
  const { t } = useText()
  const toast = useToast()
  const address = `${location.origin}/wall?kiosk=${token}`
  const copy = (): void => {
    // Plain HTTP from another machine has no clipboard.
    const written = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => toast(t('wall.admin.copied')),
      () => toast(t('wall.admin.copyFailed')),
    )
  }
  return (
    <div className={styles['once']} role="status">
      <p>{t('wall.admin.once', { name })}</p>
      <code>{address}</code>
      <button type="button" className={form['button']} onClick={copy}>
        {t('wall.admin.copy')}
      </button>
    </div>
  )
}
