import type { StyleSpecification } from 'maplibre-gl'
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { View } from '../state/view.ts'
import { type Extent, openingCamera } from './opening.ts'

setWorkerUrl(workerUrl)

/** True where a test drives the browser: labels and tiles appear at once, so that pictures repeat. */
const isAutomated = navigator.webdriver

/** The one map, looking straight down with north up. Throws where the browser has no WebGL2. */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: View['camera'],
  extent: Extent,
): MapLibreMap {
  const { clientWidth: width, clientHeight: height } = container
  const { lon, lat, zoom } = camera ?? openingCamera(extent, { width, height })
  const map = new MapLibreMap({
    container,
    style,
    center: [lon, lat],
    zoom,
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
