import { dayWords } from '../../../format/date.ts'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { LEAST_CASES } from '../figures/ramp.ts'
import { inUnit, type TimeUnit } from '../figures/units.ts'
import styles from './TrendTip.module.css'
import type { TrendDay } from './weekly.ts'

/** The day under the pointer; under the least number of cases only how many there were. */
export function TrendTip({ row, unit }: { row: TrendDay | undefined; unit: TimeUnit }) {
  const { t, language } = useText()
  if (!row) return null
  const { day, n, p50, p90 } = row
  return (
    <div className={styles['tip']}>
      <strong>{dayWords(day, language)}</strong>
      {n < LEAST_CASES ? (
        <span>{t('response.tooFewOf', { n: count(n) })}</span>
      ) : (
        <span>
          {t('response.p90')} {inUnit(p90, unit)} · {t('response.p50')} {inUnit(p50, unit)} ·{' '}
          {t('response.cases', { n: count(n) })}
        </span>
      )}
    </div>
  )
}
