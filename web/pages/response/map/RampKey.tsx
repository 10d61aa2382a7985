import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseAreas } from '@wangge/api/contract'
import { ANALYSIS_OPACITY, dotColour, flatten, flavours } from '@wangge/tiles/style'
import { useTheme } from '../../../app/Appearance.tsx'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { enough, LEAST_CASES } from '../figures/ramp.ts'
import { inUnit, limitOf } from '../figures/units.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import { usePromiseWords } from '../usePromiseWords.ts'
import styles from './RampKey.module.css'

/** What the map's colours mean, as they are drawn, with the promise marked; and the same figures in rows. */
export function RampKey({ query, chosen }: { query: UseQueryResult<ResponseAreas>; chosen: Chosen }) {
  const { t } = useText()
  const flavour = flavours[useTheme()]
  const { step, unit, promiseSeconds, breaks } = chosen
  const unitWords = t(`response.unit.${unit}`)
  const promise = usePromiseWords(chosen)
  const breakWords = (seconds: number) => {
    const said = limitOf(seconds, unit)
    return said.unit === unit ? said.limit : `${said.limit} ${t(`response.unit.${said.unit}`)}`
  }
  const drawn = (colour: string) => flatten(colour, ANALYSIS_OPACITY, flavour.map.land)
  const title = t('response.map', { step: t(`response.step.${step}`), unit: unitWords })
  return (
    <Panel
      title={title}
      query={query}
      aside={
        promiseSeconds !== null && (
          <span>
            <span aria-hidden="true">▾ </span>
            {promise}
          </span>
        )
      }
      table={({ areas }) => (
        <ChartTable
          caption={title}
          head={[t('response.area'), t('response.p50'), t('response.p90'), t('response.p95'), t('response.count')]}
          rows={areas.map(({ key, name, n, p50, p90, p95 }) => ({
            key,
            cells: [
              name,
              ...[p50, p90, p95].map((seconds) => inUnit(enough(n, seconds), unit, promiseSeconds)),
              <Opens key="n" asked={{ area: key, measure: 'measured' }}>
                {count(n)}
              </Opens>,
            ],
          }))}
        />
      )}
    >
      {() => (
        <>
          <ol className={styles['steps']}>
            {flavour.percentile.map((colour, at) => (
              <li key={colour} style={{ background: drawn(colour) }}>
                {at > 0 && (
                  <span data-promise={breaks[at - 1] === promiseSeconds}>{breakWords(breaks[at - 1] ?? 0)}</span>
                )}
              </li>
            ))}
          </ol>
          <p className={styles['few']}>
            <svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">
              <rect width="24" height="14" rx="2" fill={drawn(flavour.noData)} />
              {[5, 12, 19].flatMap((x) =>
                [3.5, 10.5].map((y) => <circle key={`${x}-${y}`} cx={x} cy={y} r="1" fill={dotColour(flavour)} />),
              )}
            </svg>
            {t('response.mapFew', { least: LEAST_CASES })}
          </p>
          {promiseSeconds === null && <p className={styles['few']}>{t('response.mapByWhole')}</p>}
        </>
      )}
    </Panel>
  )
}
