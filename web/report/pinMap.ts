import type { ReportMap } from '@wangge/api/contract'
import { areaNameLayer, flavours, type LayerName, mapStyle } from '@wangge/tiles/style'
import type { StyleSpecification } from 'maplibre-gl'
import { addGroundImages } from '../map/groundImages.ts'
import { createMap, type MapLibreMap } from '../map/maplibre.ts'
import type { LonLat } from './placeUnder.ts'

/** Houses around somebody who says where he stands. */
export const NEAR_ZOOM = 16.5
/** The streets of a community. */
export const AREA_ZOOM = 15
/** A phone on a slow line has drawn its first streets by then, ms. */
const PATIENCE_MS = 45_000

/** The base map in an element, at the start, else the area, else the district; drawn in the phone's theme. Throws where it cannot be. */
export async function pinMap(
  container: HTMLElement,
  { ground, start, onMissing }: { ground: ReportMap; start: LonLat | null; onMissing(): void },
): Promise<MapLibreMap> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const theme = () => (dark.matches ? 'dark' : 'light')
  const at = start ?? ground.area
  const camera = at && { lon: at[0], lat: at[1], zoom: start ? NEAR_ZOOM : AREA_ZOOM }
  const map = createMap(container, styleOf(ground, theme()), camera, ground)
  // A part that cannot be fetched; the rest is drawn.
  map.on('error', onMissing)
  map.on('style.load', () => addGroundImages(map, theme()))
  const follow = (): void => {
    map.setStyle(styleOf(ground, theme()), { diff: true })
    addGroundImages(map, theme())
  }
  dark.addEventListener('change', follow)
  map.once('remove', () => dark.removeEventListener('change', follow))
  pinStaysInTheMiddle(map)
  // Tests reach the map by this name.
  Object.defineProperty(window, '__wanggeMap', { value: map, configurable: true, enumerable: false })
  try {
    await drawnOnce(map)
  } catch (error) {
    map.remove()
    throw error
  }
  return map
}

/** Zooming keeps the place under the pin; the keys are the pin's own. */
function pinStaysInTheMiddle(map: MapLibreMap): void {
  map.keyboard.disable()
  map.doubleClickZoom.disable()
  for (const zooming of [map.scrollZoom, map.touchZoomRotate]) {
    zooming.disable()
    zooming.enable({ around: 'center' })
  }
  map.touchZoomRotate.disableRotation()
}

function drawnOnce(map: MapLibreMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The map was not drawn')), PATIENCE_MS)
    map.once('load', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function styleOf({ tiles, bounds, attribution, names }: ReportMap, theme: 'light' | 'dark'): StyleSpecification {
  const tileUrl = (layer: LayerName): string | null => {
    const version = layer === 'streets' || layer === 'backdrop' ? tiles[layer] : undefined
    return version ? `${location.origin}/report/tiles/${layer}/${version}/{z}/{x}/{y}.mvt` : null
  }
  const style = mapStyle({ theme, tileUrl, bounds, attribution })
  const features = names.map(({ name, position }) => ({
    type: 'Feature' as const,
    properties: { name },
    geometry: { type: 'Point' as const, coordinates: position },
  }))
  return {
    ...style,
    sources: { ...style.sources, names: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
    layers: [...style.layers, areaNameLayer(flavours[theme], 'names')],
  }
}
