import type { FieldTask } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type MapLibreMap, Marker } from '../../map/maplibre.ts'
import { HazardSymbol } from '../../map/symbols.tsx'
import { useTaskClock } from '../tasks/useTaskClock.ts'

/** The hazard on the map, with the ring of the time left. */
export function HazardMarker({ map, task }: { map: MapLibreMap; task: FieldTask }) {
  const [element] = useState(() => document.createElement('div'))
  const { state, shareLeft } = useTaskClock(task)
  const [lon, lat] = task.position
  useEffect(() => {
    element.style.lineHeight = '0'
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
    return () => void marker.remove()
  }, [map, element, lon, lat])
  return createPortal(<HazardSymbol clock={state} grade={task.grade} share={shareLeft} size={46} />, element)
}
