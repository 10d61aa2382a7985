import { useEffect, useState } from 'react'
import type { MapLibreMap } from './maplibre.ts'

/** True while the map has nothing left to load or move: what a test waits for. */
export function useIdle(map: MapLibreMap | null): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    if (!map) return
    const rest = () => setIdle(true)
    const stir = () => setIdle(false)
    map.on('idle', rest)
    map.on('movestart', stir)
    map.on('dataloading', stir)
    return () => {
      map.off('idle', rest)
      map.off('movestart', stir)
      map.off('dataloading', stir)
    }
  }, [map])
  return isIdle
}
