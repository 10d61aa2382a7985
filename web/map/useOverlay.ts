import type { Layer } from '@deck.gl/core'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import { useEffect, useState } from 'react'
import type { MapLibreMap } from './maplibre.ts'

/** deck.gl above the map on a canvas of its own, mounted once after the map has loaded; null = a page sets its layers itself. */
export function useOverlay(map: MapLibreMap | null, layers: Layer[] | null): MapLibreOverlay | null {
  const [overlay, setOverlay] = useState<MapLibreOverlay | null>(null)

  useEffect(() => {
    if (!map) return
    const mounted = new MapLibreOverlay({ interleaved: false, layers: [], pickingRadius: 0 })
    map.addControl(mounted)
    setOverlay(mounted)
    return () => {
      setOverlay(null)
      map.removeControl(mounted)
    }
  }, [map])

  useEffect(() => {
    if (layers) overlay?.setProps({ layers })
  }, [overlay, layers])
  return overlay
}
