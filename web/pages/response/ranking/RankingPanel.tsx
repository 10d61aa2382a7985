import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseAreas } from '@wangge/api/contract'
import { count, NOTHING, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { enough, LEAST_CASES } from '../figures/ramp.ts'
import { inUnit, limitOf, toUnit } from '../figures/units.ts'
import { useResponse } from '../filter/useResponse.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { NoCases } from '../panel/NoCases.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './RankingPanel.module.css'
import { RankingRow } from './RankingRow.tsx'
import { inRank, isWithin, scaleEnd } from './scale.ts'

/** A promise beyond this share of the scale stands where the end's own number would. */
const END_LABEL_FREE = 0.8
/** The same at the left, of the zero. */
const START_LABEL_FREE = 0.2

interface RankingPanelProps {
  query: UseQueryResult<ResponseAreas>
  chosen: Chosen
  level: 'township' | 'community'
}

/** Areas on one scale, slowest first; a click highlights one and narrows the rest to it. Too few cases stand below, without rank. */
export function RankingPanel({ query, chosen, level }: RankingPanelProps) {
  const { t } = useText()
  const { unit, promiseSeconds, step } = chosen
  const title = t(`response.ranking.${level}`)
  return (
    <Panel
      title={title}
      query={query}
      aside={
        <>
          <span className={styles['key']} data-mark="p50">
            {t('response.p50')}
          </span>
          <span className={styles['key']} data-mark="p90">
            {t('response.p90')}
          </span>
          <span className={styles['key']} data-mark="p95">
            {t('response.p95')}
          </span>
        </>
      }
      table={({ areas }) => (
        <ChartTable
          caption={title}
          head={[
            t('response.area'),
            t('response.p50'),
            t('response.p90'),
            t('response.p95'),
            t('response.onTimeRate'),
            t('response.missing'),
            t('response.reversed'),
            t('response.count'),
          ]}
          rows={areas.map(({ key, name, n, p50, p90, p95, onTimeRate, missing, reversed }) => ({
            key,
            cells: [
              name,
              ...[p50, p90, p95].map((seconds) => inUnit(enough(n, seconds), unit, promiseSeconds)),
              percent(enough(n, onTimeRate)),
              ...(
                [
                  ['missing', missing],
                  ['reversed', reversed],
                  ['measured', n],
                ] as const
              ).map(([measure, value]) => (
                <Opens key={measure} asked={{ area: key, step, measure }}>
                  {count(value)}
                </Opens>
              )),
            ],
          }))}
        />
      )}
    >
      {({ areas }) => <Rows areas={areas} chosen={chosen} level={level} />}
    </Panel>
  )
}

function Rows({ areas, chosen, level }: Pick<RankingPanelProps, 'chosen' | 'level'> & Pick<ResponseAreas, 'areas'>) {
  const { t } = useText()
  const { view, change } = useResponse()
  const { unit, promiseSeconds, step } = chosen
  const { ranked, few } = inRank(areas)
  const end = scaleEnd(areas, promiseSeconds)
  const limit = promiseSeconds === null ? null : limitOf(promiseSeconds, unit)
  if (ranked.length === 0 && few.every(({ n }) => n === 0)) return <NoCases />
  const holdsChosen = (key: string) => isWithin(view.area, key, level)
  const toggle = (key: string) => change({ area: view.area === key ? '' : key })
  return (
    <>
      <div className={styles['head']} aria-hidden="true">
        <span className={styles['scale']}>
          {(promiseSeconds ?? end) > end * START_LABEL_FREE && <span style={{ left: 0 }}>0</span>}
          {promiseSeconds !== null && limit && (
            <span style={{ left: `${(promiseSeconds / end) * 100}%` }}>
              {limit.limit} {t(`response.unit.${limit.unit}`)}
            </span>
          )}
          {(promiseSeconds ?? 0) < end * END_LABEL_FREE && (
            <span style={{ left: '100%' }}>{Math.round(toUnit(end, unit))}</span>
          )}
        </span>
        <span>{t('response.p90')}</span>
        <span>{t('response.onTimeRate')}</span>
        <span>{t('response.count')}</span>
      </div>
      <ol className={styles['rows']}>
        {ranked.map((area, at) => (
          <RankingRow
            key={area.key}
            area={area}
            rank={at + 1}
            end={end}
            chosen={chosen}
            isChosen={holdsChosen(area.key)}
            onChoose={() => toggle(area.key)}
          />
        ))}
        {few.map(({ key, name, n }) => (
          <li key={key} className={styles['few']} data-chosen={holdsChosen(key)}>
            <span className={styles['rank']}>{NOTHING}</span>
            <button type="button" aria-pressed={view.area === key} onClick={() => toggle(key)}>
              {name}
            </button>
            <span className={styles['words']}>{t(n === 0 ? 'response.rankingEmpty' : 'response.rankingFew')}</span>
            <span>{NOTHING}</span>
            <span>{NOTHING}</span>
            <span>
              {n === 0 ? NOTHING : <Opens asked={{ area: key, step, measure: 'measured' }}>{count(n)}</Opens>}
            </span>
          </li>
        ))}
      </ol>
      {few.length > 0 && <p className={styles['least']}>{t('response.rankingLeast', { least: LEAST_CASES })}</p>}
    </>
  )
}
