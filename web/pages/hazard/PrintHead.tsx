import { useNow } from '../../data/now.ts'
import { useDistrict } from '../../data/queries.ts'
import { dateTime } from '../../format/date.ts'
import { useText } from '../../text/index.ts'
import styles from './PrintHead.module.css'

/** Head of the printed sheet: title, area, when, and whether the data is real. On screen it is not there. */
export function PrintHead() {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const nowMs = useNow(60)
  return (
    <div className={styles['head']}>
      {[
        t('hazard.sheet'),
        district?.area?.name,
        t('app.printed', { at: dateTime(nowMs, language, nowMs) }),
        district?.isDemo && t('app.demo'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </div>
  )
}
