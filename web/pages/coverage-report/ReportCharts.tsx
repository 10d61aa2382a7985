import type { CoverageReport } from '@wangge/api/contract'
import { count, people, percent } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import { shownMinutes } from '../plan/charts/cumulative.ts'
import styles from './CoverageReport.module.css'
import { stepPath, townshipBars } from './reportFigures.ts'

/** Inner box of the curve, in the drawing's own units. */
const BOX = { left: 34, top: 16, width: 300, height: 130 } as const
const SHARES = [0, 0.25, 0.5, 0.75, 1]

/** The cumulative curve and the townships, drawn as vectors: sharp on paper. */
export function ReportCharts({ report }: { report: CoverageReport }) {
  const { t } = useText()
  return (
    <section className={styles['charts']} aria-label={t('coverReport.charts')}>
      <Curve report={report} />
      <Townships report={report} />
    </section>
  )
}

function Curve({ report }: { report: CoverageReport }) {
  const { t, language } = useText()
  const all = report.totals.people.all
  const limitMinutes = report.settings.limitSeconds / 60
  const lastMinute = shownMinutes(
    report.cumulative.map(({ minutes, people: amount }) => ({ minutes, amount })),
    limitMinutes,
  )
  const path = stepPath(report.cumulative, all, { ...BOX, lastMinute })
  const x = (minutes: number): number => (minutes / lastMinute) * BOX.width
  const marks = Array.from({ length: Math.floor(lastMinute / 5) + 1 }, (_, index) => index * 5)
  const atLimit = report.cumulative.filter(({ minutes }) => minutes <= limitMinutes).at(-1)
  const label = t('planCharts.cumulativeLabel', {
    minutes: Number(limitMinutes.toFixed(1)),
    served: people(atLimit?.people, language),
    share: percent(all > 0 && atLimit ? atLimit.people / all : null),
  })
  return (
    <figure>
      <figcaption>{t('planCharts.cumulative')}</figcaption>
      <svg viewBox="0 0 350 180" role="img" aria-label={label}>
        <g transform={`translate(${BOX.left} ${BOX.top})`}>
          {SHARES.map((share) => (
            <g key={share} transform={`translate(0 ${BOX.height * (1 - share)})`}>
              <path d={`M0 0H${BOX.width}`} className={styles['gridline']} />
              <text x="-4" y="4" textAnchor="end">
                {share * 100}%
              </text>
            </g>
          ))}
          <path d={`${path}V${BOX.height}H0Z`} className={styles['under']} />
          <path d={path} className={styles['curve']} />
          {marks.map((minutes) => (
            <text key={minutes} x={x(minutes)} y={BOX.height + 14} textAnchor="middle">
              {minutes}
            </text>
          ))}
          <path d={`M${x(limitMinutes)} 0V${BOX.height}`} className={styles['limit']} />
          <text x={x(limitMinutes)} y="-5" textAnchor="middle">
            {t('planCharts.limit', { n: Number(limitMinutes.toFixed(1)) })}
          </text>
        </g>
      </svg>
      <p className={styles['small']}>
        {label}
        {report.peopleUnreachable > 0 &&
          ` · ${t('planCharts.unreachable', { people: people(report.peopleUnreachable, language) })}`}
      </p>
    </figure>
  )
}

const ROW = 22
/** Leaves room for a rate and a number at the right. */
const BAR_WIDTH = 172
/** More bars than this would push the tables to another page. */
const MOST_BARS = 14
const STATES = [
  ['served', 'peopleServed'],
  ['closed', 'peopleClosed'],
  ['gap', 'peopleGap'],
  ['noStreetData', 'peopleNoStreetData'],
] as const

function Townships({ report }: { report: CoverageReport }) {
  const { t } = useText()
  const bars = townshipBars(report.areas, report.townships).slice(0, MOST_BARS)
  return (
    <figure>
      <figcaption>{t('planCharts.byTownship')}</figcaption>
      <svg viewBox={`0 0 350 ${Math.max(1, bars.length) * ROW}`} role="img" aria-label={t('planCharts.byTownship')}>
        <defs>
          <pattern id="report-closed" width="4" height="4" patternUnits="userSpaceOnUse">
            <rect width="2.4" height="4" className={styles['closedFill']} />
          </pattern>
          <pattern id="report-gap" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2.8" height="4" className={styles['gapFill']} />
          </pattern>
        </defs>
        {bars.map((bar, index) => {
          const share = (key: (typeof STATES)[number][1]): number => (bar.people > 0 ? bar[key] / bar.people : 0)
          let start = 0
          return (
            <g key={bar.code} transform={`translate(0 ${index * ROW})`}>
              <text x="76" y="15" textAnchor="end">
                {bar.name}
              </text>
              {STATES.map(([state, key]) => {
                const from = start
                start += share(key) * BAR_WIDTH
                return (
                  <rect
                    key={state}
                    x={82 + from}
                    y="4"
                    width={share(key) * BAR_WIDTH}
                    height="14"
                    className={styles[`${state}Bar`]}
                  />
                )
              })}
              <rect x="82" y="4" width={BAR_WIDTH} height="14" className={styles['frame']} />
              <text x="346" y="15" textAnchor="end">
                {percent(bar.people > 0 ? bar.peopleServed / bar.people : null)} {count(bar.peopleServed)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
