import { useEffect, useMemo } from 'react'
import type { MapLibreMap } from '../../map/maplibre.ts'
import { type Extent, openingCamera } from '../../map/opening.ts'
import { type PixelSize, zoomToShow } from '../../map/projection.ts'
import { moveMs } from '../../map/useCamera.ts'
import type { Shown } from './useRotation.ts'

/** Holds the map where the view looks: at a place, else on its area, also when the screen changes its size. */
export function useWallCamera(map: MapLibreMap | null, camera: Shown['camera'], { bounds, coreBounds }: Extent): void {
  // Asked for again and again; only another place is news.
  const place = JSON.stringify({ camera, extent: { bounds, coreBounds } })
  const wanted = useMemo(() => JSON.parse(place) as { camera: Shown['camera']; extent: Extent }, [place])
  useEffect(() => {
    if (!map) return
    const look = (durationMs: number): void => {
      const { clientWidth: width, clientHeight: height } = map.getContainer()
      const { lon, lat, zoom } = wanted.camera ?? opening(wanted.extent, { width, height })
      map.easeTo({ center: [lon, lat], zoom, duration: durationMs })
    }
    const settle = (): void => look(0)
    look(moveMs())
    map.on('resize', settle)
    return () => {
      map.off('resize', settle)
    }
  }, [map, wanted])
}

/** Streets and names are read between these zooms from across a hall. */
const [FARTHEST_ZOOM, NEAREST_ZOOM] = [12.2, 14]

/** Where most people live, whole: a wall is wider than it is high, and one that fills its width would lose the north and the south. */
function opening(extent: Extent, size: PixelSize): { lon: number; lat: number; zoom: number } {
  const camera = openingCamera(extent, size)
  if (!extent.coreBounds) return camera
  const { x, y } = zoomToShow(extent.coreBounds, size)
  return { ...camera, zoom: Math.min(camera.zoom, Math.max(Math.min(x, y), FARTHEST_ZOOM), NEAREST_ZOOM) }
}
