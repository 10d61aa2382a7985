import { type RefObject, useEffect, useRef, useState } from 'react'
import { addGroundImages } from '../../map/groundImages.ts'
import { createMap, type MapLibreMap } from '../../map/maplibre.ts'
import { useFieldTheme } from '../look.ts'
import { useGround } from './useGround.ts'

export interface FieldMap {
  map: MapLibreMap | null
  /** Grows whenever the style was replaced: sources are empty again. */
  epoch: number
  /** The browser cannot draw it. */
  isBroken: boolean
}

/** A map in an element, as long as the element is there; it opens at `start`, else on the district. */
export function useFieldMap(
  container: RefObject<HTMLElement | null>,
  start: readonly [number, number] | null,
): FieldMap {
  const ground = useGround()
  const theme = useFieldTheme()
  const [live, setLive] = useState<FieldMap>({ map: null, epoch: 0, isBroken: false })
  const first = useRef({ ground, start })
  const latestTheme = useRef(theme)
  latestTheme.current = theme
  first.current.ground ??= ground
  const isKnown = ground !== null
  useEffect(() => {
    const { ground: known, start: at } = first.current
    if (!isKnown || !known || !container.current) return
    const camera = at ? { lon: at[0], lat: at[1], zoom: OPENING_ZOOM } : null
    let map: MapLibreMap
    try {
      map = createMap(container.current, known.style, camera, { ...known.district })
    } catch {
      setLive({ map: null, epoch: 0, isBroken: true })
      return
    }
    // Tests reach the map by this name.
    Object.defineProperty(window, '__wanggeMap', { value: map, configurable: true, enumerable: false })
    map.on('style.load', () => addGroundImages(map, latestTheme.current))
    map.once('load', () => setLive({ map, epoch: 1, isBroken: false }))
    return () => {
      setLive({ map: null, epoch: 0, isBroken: false })
      map.remove()
    }
  }, [isKnown, container])

  const { map } = live
  const shown = useRef(ground?.style)
  useEffect(() => {
    if (!map || !ground) return
    addGroundImages(map, theme)
    if (shown.current === undefined || shown.current === ground.style) {
      shown.current = ground.style
      return
    }
    shown.current = ground.style
    map.setStyle(ground.style, { diff: true })
    map.once('styledata', () => setLive((before) => ({ ...before, epoch: before.epoch + 1 })))
  }, [map, ground, theme])
  return live
}

/** Streets and houses of the next corner. */
const OPENING_ZOOM = 16
