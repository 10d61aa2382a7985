import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseAreas } from '@wangge/api/contract'
import { useCallback, useMemo } from 'react'
import { MapHome } from '../../../app/MapHome.tsx'
import { useCell } from '../../../data/queries.ts'
import { count } from '../../../format/number.ts'
import type { CellShading } from '../../../map/types.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { rampStep } from '../figures/ramp.ts'
import { inUnit } from '../figures/units.ts'
import type { AreaLevel } from '../filter/responseView.ts'
import { useResponse } from '../filter/useResponse.ts'
import styles from './MapPanel.module.css'

const NO_AREAS: ResponseAreas['areas'] = []

interface MapPanelProps {
  query: UseQueryResult<ResponseAreas>
  chosen: Chosen
  level: AreaLevel
}

/** The one map, its cells coloured by the 90th percentile of the chosen step; a click narrows the rest to that cell. */
export function MapPanel({ query, chosen, level }: MapPanelProps) {
  const { t } = useText()
  const { view, change } = useResponse()
  const { area } = view
  const areaLevel = useCell(area || null).data?.level ?? level
  const areas = query.data?.areas ?? NO_AREAS
  const { unit, promiseSeconds } = chosen
  const breaks = chosen.breaks.join()
  const shading = useMemo<CellShading>(() => {
    const bounds = breaks.split(',').map(Number)
    const say = ({ n, p90 }: (typeof areas)[number]) =>
      rampStep({ n, p90 }, bounds) === null
        ? t('response.tooFewOf', { n: count(n) })
        : `${inUnit(p90, unit, promiseSeconds)} ${t(`response.unit.${unit}`)} · ${t('response.cases', { n: count(n) })}`
    return {
      level,
      steps: new Map(areas.map((one) => [one.key, rampStep(one, bounds)])),
      words: new Map(areas.map((one) => [one.key, say(one)])),
      selected: area === '' ? null : { level: areaLevel, code: area },
    }
  }, [areas, level, area, areaLevel, breaks, unit, promiseSeconds, t])
  const onCell = useCallback((code: string) => change({ area: code === area ? '' : code }), [change, area])
  return (
    <section
      className={styles['map']}
      aria-label={t('response.mapLabel', { level: t(`level.${level}`) })}
      aria-busy={query.isFetching && (!query.data || query.isPlaceholderData)}
    >
      <MapHome className={styles['home'] ?? ''} shading={shading} onCell={onCell} />
    </section>
  )
}
