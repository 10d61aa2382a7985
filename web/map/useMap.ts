import { dotsImage, flavours, hatchImage, type MapTheme, PATTERNS } from '@wangge/tiles/style'
import type { StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { addGroundImages, addImages } from './groundImages.ts'
import { createMap, type MapLibreMap } from './maplibre.ts'
import type { Extent } from './opening.ts'
import type { DistrictMapProps } from './types.ts'

export interface LiveMap {
  map: MapLibreMap | null
  /** Grows whenever the style was replaced: what was set on the map by hand must be set again. */
  epoch: number
  /** The browser cannot draw it at all. */
  isBroken: boolean
}

/** Creates the one map when its element appears, keeps its style current, and removes it with the page. */
export function useMap(
  container: RefObject<HTMLElement | null>,
  style: StyleSpecification,
  theme: MapTheme,
  start: Pick<DistrictMapProps['view'], 'camera'> & { extent: Extent },
): LiveMap {
  const [live, setLive] = useState<LiveMap>({ map: null, epoch: 0, isBroken: false })
  const first = useRef({ style, start, theme })
  const shown = useRef(style)
  const latestTheme = useRef(theme)
  latestTheme.current = theme

  useEffect(() => {
    if (!container.current) return
    let map: MapLibreMap
    try {
      map = createMap(container.current, first.current.style, first.current.start.camera, first.current.start.extent)
    } catch {
      setLive({ map: null, epoch: 0, isBroken: true })
      return
    }
    // Tests reach the map by this name; it is not listed among the window's own.
    Object.defineProperty(window, '__wanggeMap', { value: map, configurable: true, enumerable: false })
    map.on('style.load', () => addPatterns(map, latestTheme.current))
    map.once('load', () => setLive({ map, epoch: 1, isBroken: false }))
    return () => {
      setLive({ map: null, epoch: 0, isBroken: false })
      map.remove()
    }
  }, [container])

  const { map } = live
  useEffect(() => {
    if (!map) return
    addPatterns(map, theme)
    if (shown.current === style) return
    shown.current = style
    map.setStyle(style, { diff: true })
    const settle = () => setLive((before) => ({ ...before, epoch: before.epoch + 1 }))
    if (map.isStyleLoaded()) settle()
    else map.once('styledata', settle)
  }, [map, style, theme])

  return live
}

function addPatterns(map: MapLibreMap, theme: MapTheme): void {
  const flavour = flavours[theme]
  addGroundImages(map, theme)
  addImages(map, { [PATTERNS.hatch]: hatchImage(flavour), [PATTERNS.dots]: dotsImage(flavour) })
}
