import { useEffect, useRef } from 'react'
import { roundCamera } from '../state/address.ts'
import type { View } from '../state/view.ts'
import { FIT_PADDING, type MapLibreMap } from './maplibre.ts'
import type { Bounds, DistrictMapProps, Focus } from './types.ts'

/** tokens.json motion.mapMs; nothing moves by itself for people who asked for that. */
export const moveMs = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches || navigator.webdriver ? 0 : 400

/** The map and the address hold the same camera: a moved map writes it, a changed address moves the map. */
export function useCamera(
  map: MapLibreMap | null,
  { view, onView, focus }: Pick<DistrictMapProps, 'view' | 'onView' | 'focus'>,
  bounds: Bounds | null,
  coveredPx: number,
): void {
  const latest = useRef({ view, onView })
  latest.current = { view, onView }

  useEffect(() => {
    if (!map) return
    const write = (event: object) => {
      // Fitting the district is the default camera, which the address does not hold.
      if ('isFit' in event) return
      const camera = cameraOf(map)
      if (!sameCamera(camera, latest.current.view.camera)) latest.current.onView({ ...latest.current.view, camera })
    }
    const refit = () => {
      if (latest.current.view.camera === null && bounds) fitDistrict(map, bounds, 0, coveredPx)
    }
    map.on('moveend', write)
    map.on('resize', refit)
    return () => {
      map.off('moveend', write)
      map.off('resize', refit)
    }
  }, [map, bounds, coveredPx])

  const { camera } = view
  useEffect(() => {
    if (!map || map.isMoving()) return
    if (camera === null) {
      if (bounds) fitDistrict(map, bounds, moveMs(), coveredPx)
    } else if (!sameCamera(camera, cameraOf(map))) {
      map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom })
    }
  }, [map, camera, bounds, coveredPx])

  const acted = useRef<string | null>(null)
  useEffect(() => {
    if (!map || !focus || focus.key === acted.current) return
    acted.current = focus.key
    lookAt(map, focus, coveredPx)
  }, [map, focus, coveredPx])
}

/** Brings the whole district into view without writing a camera to the address. */
export function fitDistrict(map: MapLibreMap, bounds: Bounds, duration: number, coveredPx: number): void {
  const padding = { ...FIT_PADDING, bottom: FIT_PADDING.bottom + coveredPx }
  map.fitBounds(bounds, { padding, duration }, { isFit: true })
}

function lookAt(map: MapLibreMap, focus: Focus, coveredPx: number): void {
  const duration = moveMs()
  if ('bounds' in focus) {
    map.fitBounds(focus.bounds, {
      padding: { top: 72, right: 80, bottom: 72 + coveredPx, left: 72 },
      maxZoom: 16,
      duration,
    })
    return
  }
  const zoom = focus.zoom ?? Math.max(map.getZoom(), 15)
  map.easeTo({ center: focus.position, zoom, offset: [0, -coveredPx / 2], duration })
}

function cameraOf(map: MapLibreMap): NonNullable<View['camera']> {
  const { lng: lon, lat } = map.getCenter()
  return roundCamera({ lon, lat, zoom: map.getZoom() })
}

function sameCamera(a: View['camera'], b: View['camera']): boolean {
  return a === b || (a !== null && b !== null && a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom)
}
