import { type RefObject, useEffect, useState } from 'react'
import { type Scene, type Target, targetAt, targetKey } from './hover.ts'
import type { MapLibreMap } from './maplibre.ts'
import type { LonLat } from './types.ts'

/** interface.md: the hover card waits this long. */
const HOVER_MS = 120

interface MapClick {
  point: { x: number; y: number }
  lngLat: { lng: number; lat: number }
}

export interface Hover {
  target: Target
  x: number
  y: number
}

/**
 * Hover and click on whatever the scene holds. Off while a tool has the pointer. The pointer's target is known at once (for the
 * cursor and the outline), the card follows after a moment's rest.
 */
export function usePointer(
  map: MapLibreMap | null,
  scene: RefObject<Scene>,
  isOff: boolean,
  onPick: RefObject<(target: Target | null, place: LonLat) => void>,
): { hover: Hover | null; over: Target | null } {
  const [over, setOver] = useState<Target | null>(null)
  const [hover, setHover] = useState<Hover | null>(null)

  useEffect(() => {
    if (!map || isOff) return
    let key = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const clear = () => {
      clearTimeout(timer)
      key = ''
      setOver(null)
      setHover(null)
      map.getCanvas().style.cursor = ''
    }
    const onMove = ({ point, originalEvent }: { point: { x: number; y: number }; originalEvent: MouseEvent }) => {
      if (originalEvent.buttons !== 0) return
      const target = targetAt(map, scene.current, point.x, point.y)
      const found = targetKey(target)
      if (found === key) return
      clear()
      key = found
      if (!target) return
      setOver(target)
      map.getCanvas().style.cursor = 'pointer'
      timer = setTimeout(() => setHover({ target, x: point.x, y: point.y }), HOVER_MS)
    }
    const onClick = ({ point, lngLat }: MapClick) => {
      clear()
      onPick.current(targetAt(map, scene.current, point.x, point.y), [lngLat.lng, lngLat.lat])
    }
    map.on('mousemove', onMove)
    map.on('mouseout', clear)
    map.on('movestart', clear)
    map.on('click', onClick)
    return () => {
      clear()
      map.off('mousemove', onMove)
      map.off('mouseout', clear)
      map.off('movestart', clear)
      map.off('click', onClick)
    }
  }, [map, scene, isOff, onPick])

  return { hover, over }
}
