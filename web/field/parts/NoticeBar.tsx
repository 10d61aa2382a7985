import { useFieldText } from '../text.ts'
import { FieldIcon } from './FieldIcon.tsx'
import styles from './NoticeBar.module.css'
import { dismiss, useSaid } from './notice.ts'

/** What was just said, above everything; what went wrong stays until it is dismissed. */
export function NoticeBar() {
  const { t } = useFieldText()
  const said = useSaid()
  return (
    <div className={styles['place']} role="status">
      {said && (
        <p className={said.isBad ? styles['bad'] : styles['good']}>
          <span>{said.words}</span>
          <button type="button" onClick={dismiss} aria-label={t('field.close')}>
            <FieldIcon name="close" size={20} />
          </button>
        </p>
      )}
    </div>
  )
}
