import { useEffect, useMemo, useRef } from 'react'
import { roundCamera } from '../state/address.ts'
import type { View } from '../state/view.ts'
import type { MapLibreMap } from './maplibre.ts'
import { type Extent, FIT_PADDING, openingCamera } from './opening.ts'
import type { PixelSize } from './projection.ts'
import type { Bounds, DistrictMapProps, Focus, LonLat } from './types.ts'

/** tokens.json motion.mapMs; nothing moves by itself for people who asked for that. */
export const moveMs = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches || navigator.webdriver ? 0 : 400

/** The map and the address hold the same camera: a moved map writes it, a changed address moves the map. */
export function useCamera(
  map: MapLibreMap | null,
  { view, onView, focus }: Pick<DistrictMapProps, 'view' | 'onView' | 'focus'>,
  { bounds, coreBounds }: Extent,
): void {
  const latest = useRef({ view, onView })
  latest.current = { view, onView }
  // The district is asked for again every minute; only another place is news.
  const place = JSON.stringify({ bounds, coreBounds })
  const extent = useMemo(() => JSON.parse(place) as Extent, [place])

  useEffect(() => {
    if (!map) return
    const write = (event: object) => {
      // Where the district opens is the default camera, which the address does not hold.
      if ('isOpening' in event) return
      const camera = cameraOf(map)
      if (!sameCamera(camera, latest.current.view.camera)) latest.current.onView({ ...latest.current.view, camera })
    }
    const reopen = () => {
      if (latest.current.view.camera === null) open(map, extent)
    }
    map.on('moveend', write)
    map.on('resize', reopen)
    return () => {
      map.off('moveend', write)
      map.off('resize', reopen)
    }
  }, [map, extent])

  const { camera } = view
  useEffect(() => {
    if (!map || map.isMoving()) return
    if (camera === null) open(map, extent)
    else if (!sameCamera(camera, cameraOf(map))) {
      map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom })
    }
  }, [map, camera, extent])

  const acted = useRef<string | null>(null)
  useEffect(() => {
    if (!map || !focus || focus.key === acted.current) return
    acted.current = focus.key
    lookAt(map, focus)
  }, [map, focus])
}

/** Brings the whole district into view. */
export function showWhole(map: MapLibreMap, bounds: Bounds): void {
  map.fitBounds(bounds, { padding: FIT_PADDING, duration: moveMs() })
}

function open(map: MapLibreMap, extent: Extent): void {
  const { lon, lat, zoom } = openingCamera(extent, sizeOf(map))
  map.jumpTo({ center: [lon, lat], zoom }, { isOpening: true })
}

/** Zoom to which a place comes nearer when the map goes to it from afar: its streets can be read. */
const PLACE_ZOOM = 13.5

function lookAt(map: MapLibreMap, focus: Focus): void {
  const duration = moveMs()
  const hidden = hiddenRight(map)
  if ('bounds' in focus) {
    map.fitBounds(focus.bounds, {
      padding: { top: 72, right: 80 + hidden, bottom: 72, left: 72 },
      maxZoom: 16,
      duration,
    })
    return
  }
  if (focus.zoom === undefined && isInSight(map, focus.position, hidden)) return
  const zoom = focus.zoom ?? Math.max(map.getZoom(), PLACE_ZOOM)
  map.easeTo({ center: focus.position, zoom, offset: [-hidden / 2, 0], duration })
}

/** Clear of the edges and of the legend, whose corner hides more than the others. */
function isInSight(map: MapLibreMap, position: LonLat, hidden: number): boolean {
  const { x, y } = map.project(position)
  const { width, height } = sizeOf(map)
  const isInView = x > 48 && x < width - 72 - hidden && y > 72 && y < height - 64
  const legend = map.getContainer().parentElement?.querySelector<HTMLElement>('[data-legend]')
  const isUnderLegend =
    legend && x < legend.offsetLeft + legend.offsetWidth + 24 && y > legend.offsetTop - 24 && y < height
  return isInView && !isUnderLegend
}

/**
 * Width of the map's right side that lies under the drawer, px. Whatever moves the camera opens it too, perhaps a frame later, so
 * its width counts even while it is shut.
 */
function hiddenRight(map: MapLibreMap): number {
  const drawer = document.querySelector('[data-side="right"]')
  const style = drawer && getComputedStyle(drawer)
  if (style?.position !== 'absolute') return 0
  const width = Number.parseFloat(style.getPropertyValue('--panel-width')) || 0
  return Math.min(width, map.getContainer().clientWidth / 2)
}

function sizeOf(map: MapLibreMap): PixelSize {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return { width, height }
}

function cameraOf(map: MapLibreMap): NonNullable<View['camera']> {
  const { lng: lon, lat } = map.getCenter()
  return roundCamera({ lon, lat, zoom: map.getZoom() })
}

function sameCamera(a: View['camera'], b: View['camera']): boolean {
  return a === b || (a !== null && b !== null && a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom)
}
