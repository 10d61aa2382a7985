import type { ResponseStepFigures } from '@wangge/api/contract'
import { type Bar, placeOf } from '../figures/histogram.ts'
import { LEAST_CASES } from '../figures/ramp.ts'
import styles from './Histogram.module.css'

const HEIGHT = 56
/** Room under the bars for the mark of the promise. */
const FOOT = 8
/** Width of a bar in its own coordinates; the drawing is stretched to its card. */
const BAR = 6

interface HistogramProps {
  figures: ResponseStepFigures
  bars: readonly Bar[]
  /** Words at the mark of the promise; '' where there is none. */
  promise: string
  label: string
  onBar(bar: Bar): void
}

/** How long it took, as bars; amber beyond the promise. Dotted: median and 95th, line: 90th percentile, triangle: the promise. */
export function Histogram({
  figures: { n, p50, p90, p95, promiseSeconds },
  bars,
  promise,
  label,
  onBar,
}: HistogramProps) {
  const width = Math.max(bars.length, 1) * BAR
  const place = (seconds: number) => `${(placeOf(seconds, bars) * 100).toFixed(2)}%`
  const isEnough = n >= LEAST_CASES
  const mark = (name: string, seconds: number | null) =>
    isEnough && seconds !== null && <i className={styles['mark']} data-mark={name} style={{ left: place(seconds) }} />
  return (
    <div className={styles['histogram']} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((bar, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the chart does the same by keys
          <g key={bar.fromSeconds} onClick={() => onBar(bar)} className={styles['bin']}>
            <rect x={at * BAR} y={0} width={BAR} height={HEIGHT} fill="transparent" />
            <rect
              x={at * BAR + 0.4}
              y={HEIGHT - Math.max(bar.share * HEIGHT, bar.n > 0 ? 1 : 0)}
              width={BAR - 0.8}
              height={Math.max(bar.share * HEIGHT, bar.n > 0 ? 1 : 0)}
              data-late={bar.isLate}
            />
          </g>
        ))}
      </svg>
      {mark('p50', p50)}
      {mark('p90', p90)}
      {mark('p95', p95)}
      {promiseSeconds !== null && bars.length > 0 && (
        <span
          className={styles['promise']}
          data-side={placeOf(promiseSeconds, bars) > 0.6 ? 'left' : 'right'}
          style={{ left: place(promiseSeconds) }}
        >
          <svg width="9" height={FOOT} aria-hidden="true">
            <path d="M4.500 1L9 8H0Z" />
          </svg>
          {promise}
        </span>
      )}
    </div>
  )
}
