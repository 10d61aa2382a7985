import { useEffect } from 'react'
import type { MapLibreMap } from '../../map/maplibre.ts'

/**
 * Tells when a canvas of the map (streets, or symbols above them) has lost the graphics card. It is told on the way down to the
 * canvas, before the libraries try to mend themselves: the map is put up anew instead, both canvases together.
 */
export function useContextLoss(map: MapLibreMap | null, onLost: () => void): void {
  useEffect(() => {
    if (!map) return
    const root = map.getContainer()
    root.addEventListener('webglcontextlost', onLost, { capture: true })
    return () => root.removeEventListener('webglcontextlost', onLost, { capture: true })
  }, [map, onLost])
}
