import type { ResponseAreas } from '@wangge/api/contract'
import { count, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { inUnit } from '../figures/units.ts'
import { Opens } from '../panel/Opens.tsx'
import styles from './RankingPanel.module.css'

interface RankingRowProps {
  area: ResponseAreas['areas'][number]
  rank: number
  /** Seconds at the right end of the scale. */
  end: number
  chosen: Chosen
  isChosen: boolean
  onChoose(): void
}

/** One area: ring at the median, dot at the 90th percentile, amber beyond the promise, tick at the 95th. */
export function RankingRow({ area, rank, end, chosen, isChosen, onChoose }: RankingRowProps) {
  const { t } = useText()
  const { unit, promiseSeconds, step } = chosen
  const { key, name, n, p50, p90, p95, onTimeRate } = area
  const place = (seconds: number | null) => `${(((seconds ?? 0) / end) * 100).toFixed(2)}%`
  const isLate = promiseSeconds !== null && (p90 ?? 0) > promiseSeconds
  return (
    <li data-chosen={isChosen}>
      <span className={styles['rank']}>{rank}</span>
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        {name}
      </button>
      <span
        className={styles['marks']}
        role="img"
        aria-label={`${t('response.p50')} ${inUnit(p50, unit)} · ${t('response.p90')} ${inUnit(p90, unit, promiseSeconds)} · ${t('response.p95')} ${inUnit(p95, unit)}`}
      >
        {promiseSeconds !== null && <i data-mark="promise" style={{ left: place(promiseSeconds) }} />}
        <i data-mark="span" style={{ left: place(p50), right: `calc(100% - ${place(p95)})` }} />
        <i data-mark="p95" style={{ left: place(p95) }} />
        <i data-mark="p50" style={{ left: place(p50) }} />
        <i data-mark="p90" data-late={isLate} style={{ left: place(p90) }} />
      </span>
      <strong>
        <Opens asked={{ area: key, step, measure: 'measured' }}>{inUnit(p90, unit, promiseSeconds)}</Opens>
      </strong>
      <span>
        <Opens asked={{ area: key, step, measure: 'late', sort: 'slowest' }}>{percent(onTimeRate)}</Opens>
      </span>
      <span>
        <Opens asked={{ area: key, step, measure: 'measured' }}>{count(n)}</Opens>
      </span>
    </li>
  )
}
