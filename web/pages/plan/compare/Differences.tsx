import { useText } from '../../../text/index.ts'
import styles from './Compare.module.css'

/** Said before any figure: in what the two sides differ, or that they may be compared without a word. */
export function Differences({ different }: { different: readonly { what: string; one: string; other: string }[] }) {
  const { t } = useText()
  if (different.length === 0)
    return (
      <p className={styles['same']} role="status">
        {t('planCompare.same')}
      </p>
    )
  return (
    <div className={styles['different']} role="status">
      <p>{t('planCompare.different')}</p>
      <ul>
        {different.map(({ what, one, other }) => (
          <li key={what}>{t('planCompare.differentLine', { what, one, other })}</li>
        ))}
      </ul>
    </div>
  )
}
