import { useText } from '../../text/index.ts'
import styles from './Notices.module.css'

/** The link is revoked, or nobody is signed in: nothing of the wall is left on the screen. */
export function Refused() {
  const { t } = useText()
  return (
    <main className={styles['page']}>
      <h1>{t('wall.refused')}</h1>
      <p>{t('wall.refusedDo')}</p>
      <a href="/sign-in?next=/wall">{t('wall.signIn')}</a>
    </main>
  )
}

/** Before the first answer. */
export function Waiting({ isFailing }: { isFailing: boolean }) {
  const { t } = useText()
  return <main className={styles['page']}>{isFailing && <p role="status">{t('wall.unreachable')}</p>}</main>
}
