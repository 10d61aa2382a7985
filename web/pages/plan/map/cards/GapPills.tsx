import type { Gap, PlanWeight } from '@wangge/api/walk'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { count } from '../../../../format/number.ts'
import { type MapLibreMap, Marker } from '../../../../map/maplibre.ts'
import { useMapValue } from '../../../../map/useMapValue.ts'
import { useText } from '../../../../text/index.ts'
import styles from './GapPills.module.css'
import { pillsThatFit } from './pillsThatFit.ts'

/** Farther away a pill is larger than its gap. */
const FROM_ZOOM = 12.4

interface GapPillsProps {
  map: MapLibreMap
  gaps: readonly Gap[]
  weight: PlanWeight
  chosenKey: string | null
  onChoose(gap: Gap): void
}

/** Rank and people on the greatest gaps in sight, as far as they do not cover each other; the list has them all. */
export function GapPills({ map, gaps, weight, chosenKey, onChoose }: GapPillsProps) {
  const place = useMapValue(
    map,
    (live) => {
      const { lng, lat } = live.getCenter()
      const { clientWidth, clientHeight } = live.getContainer()
      return [lng.toFixed(4), lat.toFixed(4), live.getZoom().toFixed(1), clientWidth, clientHeight].join()
    },
    '',
  )
  const shown = useMemo(() => {
    const [, , zoom = 0, width = 0, height = 0] = place.split(',').map(Number)
    if (zoom < FROM_ZOOM) return []
    return pillsThatFit(gaps, (lonLat) => map.project([...lonLat]), { width, height })
  }, [map, gaps, place])
  return shown.map(({ gap, rank }) => (
    <Pill
      key={gap.key}
      map={map}
      gap={gap}
      rank={rank}
      weight={weight}
      isChosen={gap.key === chosenKey}
      onChoose={onChoose}
    />
  ))
}

interface PillProps extends Omit<GapPillsProps, 'gaps' | 'chosenKey'> {
  gap: Gap
  rank: number
  isChosen: boolean
}

function Pill({ map, gap, rank, weight, isChosen, onChoose }: PillProps) {
  const { t } = useText()
  const [element] = useState(() => document.createElement('div'))
  const [lon, lat] = gap.centre
  useEffect(() => {
    element.style.zIndex = isChosen ? '4' : '3'
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lon, lat, isChosen])
  const amount = t(`plan.unit.${weight}`, { n: count(gap.sums[weight]) })
  return createPortal(
    <button
      type="button"
      className={styles['pill']}
      data-state={gap.state}
      aria-pressed={isChosen}
      // The list is the way for the keyboard: it has every gap.
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        onChoose(gap)
      }}
    >
      <b>{rank}</b> {amount}
    </button>,
    element,
  )
}
