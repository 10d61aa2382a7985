import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseTrend } from '@wangge/api/contract'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { enough, LEAST_CASES } from '../figures/ramp.ts'
import { inUnit } from '../figures/units.ts'
import { daysOf, eachDay } from '../filter/responseView.ts'
import { useResponse } from '../filter/useResponse.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { NoCases } from '../panel/NoCases.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import { usePromiseWords } from '../usePromiseWords.ts'
import { TrendChart } from './TrendChart.tsx'
import styles from './TrendPanel.module.css'
import { withWeeklyMeans } from './weekly.ts'

/** Day by day: a click or a drag narrows the rest to these days. */
export function TrendPanel({ query, chosen }: { query: UseQueryResult<ResponseTrend>; chosen: Chosen }) {
  const { t } = useText()
  const { view, today, change } = useResponse()
  const { unit, promiseSeconds } = chosen
  const promise = usePromiseWords(chosen)
  const { from, to } = daysOf(view, today)
  const choose = (since: string, until: string) =>
    change(since === view.since && until === view.until ? { since: '', until: '' } : { since, until })
  return (
    <Panel
      title={t('response.trend')}
      note={t('response.trendNote', { unit: t(`response.unit.${unit}`) })}
      query={query}
      aside={
        <>
          <span className={styles['key']} data-line="p90">
            {t('response.p90')}
          </span>
          <span className={styles['key']} data-line="p50">
            {t('response.p50')}
          </span>
          {promiseSeconds !== null && (
            <span className={styles['key']} data-line="promise">
              {promise}
            </span>
          )}
        </>
      }
      table={({ days }) => (
        <ChartTable
          caption={t('response.trendLabel')}
          head={[t('response.day'), t('response.p50'), t('response.p90'), t('response.p95'), t('response.count')]}
          rows={days.map(({ day, n, p50, p90, p95 }) => ({
            key: day,
            cells: [
              <button key="day" type="button" aria-pressed={view.since === day} onClick={() => choose(day, day)}>
                {day}
              </button>,
              ...[p50, p90, p95].map((seconds) => inUnit(enough(n, seconds), unit)),
              <Opens key="n" asked={{ from: day, to: day, measure: 'measured' }}>
                {count(n)}
              </Opens>,
            ],
          }))}
        />
      )}
    >
      {({ days }) => {
        if (days.every(({ n }) => n === 0)) return <NoCases />
        const all = withWeeklyMeans(eachDay(from, to), days)
        const hasLine = all.some(({ p90Mean }) => p90Mean !== null)
        return (
          <>
            <TrendChart
              days={all}
              chosen={chosen}
              part={view.since === '' ? null : [view.since, view.until]}
              label={t('response.trendLabel')}
              onChoose={choose}
            />
            <p className={styles['hint']}>
              {hasLine ? t('response.trendDo') : t('response.trendFew', { least: LEAST_CASES })}
            </p>
          </>
        )
      }}
    </Panel>
  )
}
