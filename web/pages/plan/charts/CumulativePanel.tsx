import { lazy, Suspense, useMemo, useState } from 'react'
import { count, people, percent } from '../../../format/number.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { ChartTable } from '../../response/panel/ChartTable.tsx'
import { useReport } from '../compare/reportQueries.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Charts.module.css'
import { type CumulativeStep, cumulative, shownMinutes } from './cumulative.ts'

const CumulativeChart = lazy(() => import('./CumulativeChart.tsx'))

/** People by minutes to the nearest point that counts now; beside a scenario today's curve, which the server tells. */
export function CumulativePanel() {
  const { t, language } = useText()
  const { base, answer, settings, edits } = usePlanTable()
  const [isTable, setTable] = useState(false)
  const { weight } = settings
  const amounts = base?.residences[weight]
  const steps = useMemo(() => (answer && amounts ? cumulative(answer.seconds, amounts) : []), [answer, amounts])
  // The report knows today's walks, in people.
  const isCompared = edits.length > 0 && weight === 'people'
  const today = useReport(isCompared ? settings : null, '').data
  const before = useMemo<CumulativeStep[] | null>(
    () => (isCompared && today ? today.cumulative.map(({ minutes, people: amount }) => ({ minutes, amount })) : null),
    [isCompared, today],
  )
  if (!base || !answer) return <Skeleton rows={6} />
  const { all, noStreetData } = answer.after[weight]
  const limitMinutes = settings.limitSeconds / 60
  const lastMinute = shownMinutes(steps, limitMinutes)
  const tip = (minutes: number, amount: number): string =>
    t('planCharts.cumulativeLabel', { minutes, served: count(amount), share: percent(all > 0 ? amount / all : null) })
  const unreached = all - noStreetData - (steps.at(-1)?.amount ?? 0)
  const atLimit = steps.filter(({ minutes }) => minutes <= limitMinutes).at(-1)
  return (
    <section className={styles['panel']} aria-label={t('planCharts.cumulative')}>
      <header>
        <h3>{t('planCharts.cumulative')}</h3>
        <span>{t('planCharts.cumulativeNote', { weight: t(`planFigure.weight.${weight}`) })}</span>
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'planCharts.chart' : 'planCharts.table')}
        </button>
      </header>
      {isTable ? (
        <ChartTable
          caption={t('planCharts.cumulative')}
          head={[t('planCharts.minutes'), t('planCharts.within'), t('planCharts.share')]}
          rows={steps
            .filter(({ minutes }) => Number.isInteger(minutes) && minutes <= lastMinute)
            .map(({ minutes, amount }) => ({
              key: String(minutes),
              cells: [minutes, count(amount), percent(all > 0 ? amount / all : null)],
            }))}
        />
      ) : (
        <Suspense fallback={<Skeleton rows={6} />}>
          <CumulativeChart
            steps={steps}
            before={before}
            all={all}
            limitMinutes={limitMinutes}
            lastMinute={lastMinute}
            label={atLimit ? tip(atLimit.minutes, atLimit.amount) : t('planCharts.cumulative')}
            limitWords={t('planCharts.limit', { n: Number(limitMinutes.toFixed(1)) })}
            tip={tip}
          />
        </Suspense>
      )}
      {before && (
        <p className={styles['keys']}>
          <span data-line="after">{t('planCharts.after')}</span>
          <span data-line="before">{t('planCharts.before')}</span>
        </p>
      )}
      {weight === 'people' && unreached > 0 && (
        <p className={styles['note']}>{t('planCharts.unreachable', { people: people(unreached, language) })}</p>
      )}
    </section>
  )
}
