import type { StyleSpecification } from 'maplibre-gl'
import { type LngLatBoundsLike, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { View } from '../state/view.ts'
import type { Bounds } from './types.ts'

setWorkerUrl(workerUrl)

/** Room for chips, tools, legend and scale when the whole district is fitted, px. */
export const FIT_PADDING = { top: 56, right: 64, bottom: 44, left: 24 } as const

/** Where the map starts where there is neither a camera nor a district: China, whole. */
const CHINA: Bounds = [73.5, 18, 135, 53.6]

/** True where a test drives the browser: labels and tiles appear at once, so that pictures repeat. */
const isAutomated = navigator.webdriver

/** The one map, looking straight down with north up. Throws where the browser has no WebGL2. */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: View['camera'],
  bounds: Bounds | null,
): MapLibreMap {
  const start = camera
    ? { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom }
    : { bounds: (bounds ?? CHINA) as LngLatBoundsLike, fitBoundsOptions: { padding: FIT_PADDING } }
  const map = new MapLibreMap({
    container,
    style,
    ...start,
    minZoom: 3,
    maxZoom: 19.5,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: isAutomated ? 0 : 120,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  return map
}

export { Marker } from 'maplibre-gl'
export { MapLibreMap }
