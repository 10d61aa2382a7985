import { useCallback, useSyncExternalStore } from 'react'
import type { MapLibreMap } from './maplibre.ts'

/** A primitive read from the camera; the component renders again only when that value changes. */
export function useMapValue<T extends string | number | boolean>(
  map: MapLibreMap | null,
  read: (map: MapLibreMap) => T,
  whileNone: T,
): T {
  const subscribe = useCallback(
    (onChange: () => void) => {
      map?.on('move', onChange)
      map?.on('resize', onChange)
      return () => {
        map?.off('move', onChange)
        map?.off('resize', onChange)
      }
    },
    [map],
  )
  return useSyncExternalStore(subscribe, () => (map ? read(map) : whileNone))
}
