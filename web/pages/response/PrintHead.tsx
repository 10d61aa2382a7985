import { useNow } from '../../data/now.ts'
import { useDistrict } from '../../data/queries.ts'
import { dateTime } from '../../format/date.ts'
import { useText } from '../../text/index.ts'
import { daysOf } from './filter/responseView.ts'
import { useResponse } from './filter/useResponse.ts'
import styles from './PrintHead.module.css'

/** Head of the printed page: what, where, which days, when, and whether the data is real. */
export function PrintHead({ asOf }: { asOf: string | undefined }) {
  const { t, language } = useText()
  const { view, today } = useResponse()
  const { data: district } = useDistrict()
  const nowMs = useNow(60)
  const { from, to } = daysOf(view, today)
  return (
    <p className={styles['head']}>
      {[
        t('response.printed', {
          where: district?.area?.name ?? '',
          dates: t('response.dates', { from: view.since || from, to: view.until || to }),
        }),
        asOf && t('response.asOf', { at: dateTime(asOf, language, nowMs) }),
        district?.isDemo && t('app.demo'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}
