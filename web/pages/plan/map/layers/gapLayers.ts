import type { Gap } from '@wangge/api/walk'
import type { MapFlavour } from '@wangge/tiles/style'
import { PATTERN_PIXEL_RATIO, rgba } from '@wangge/tiles/style'
import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl'
import type { MapLibreMap } from '../../../../map/maplibre.ts'
import { gapOutline } from './gapOutline.ts'

const SOURCE = 'plan-gaps'
const HATCH = 'plan-gap-hatch'
const NO_GAPS: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Outlines of gaps, as the map's source takes them; each says its key, state and whether it is the chosen one. */
export function gapFeatures(gaps: readonly Gap[], lonLat: Float64Array, chosenKey: string | null): FeatureCollection {
  const features = gaps.map<Feature>(({ key, state, rows }) => ({
    type: 'Feature',
    properties: { key, state, isChosen: key === chosenKey },
    geometry: outlineOf(key, rows, lonLat),
  }))
  return { type: 'FeatureCollection', features }
}

/** Outlines already drawn: the same homes have the same one. */
const outlines = new WeakMap<Int32Array, ReturnType<typeof gapOutline>>()

function outlineOf(_key: string, rows: Int32Array, lonLat: Float64Array) {
  const known = outlines.get(rows)
  if (known) return known
  const outline = gapOutline(lonLat, rows)
  outlines.set(rows, outline)
  return outline
}

/** Lays source, hatch and layers below the walkshed, once a style. */
export function layGaps(map: MapLibreMap, flavour: MapFlavour): void {
  if (!map.getSource(SOURCE)) map.addSource(SOURCE, { type: 'geojson', data: NO_GAPS, buffer: 16, tolerance: 0.2 })
  const image = hatch(flavour.map.gap)
  if (map.hasImage(HATCH)) map.updateImage(HATCH, image)
  else map.addImage(HATCH, image, { pixelRatio: PATTERN_PIXEL_RATIO })
  const below = map.getLayer('walkshed-fill') ? 'walkshed-fill' : undefined
  for (const layer of layersOf(flavour)) {
    if (map.getLayer(layer.id)) map.removeLayer(layer.id)
    map.addLayer(layer, below)
  }
}

export function showGaps(map: MapLibreMap, gaps: FeatureCollection): void {
  map.getSource<GeoJSONSource>(SOURCE)?.setData(gaps)
}

export function takeGaps(map: MapLibreMap): void {
  for (const { id } of layersOf(null)) if (map.getLayer(id)) map.removeLayer(id)
  if (map.getSource(SOURCE)) map.removeSource(SOURCE)
}

function layersOf(flavour: MapFlavour | null): LayerSpecification[] {
  const gap = flavour?.map.gap ?? '#000000'
  const closed = flavour?.map.reachableClosed ?? '#000000'
  return [
    {
      id: 'plan-gaps-tint',
      type: 'fill',
      source: SOURCE,
      paint: { 'fill-color': ['match', ['get', 'state'], 'gap', gap, closed], 'fill-opacity': 0.08 },
    },
    {
      id: 'plan-gaps-hatch',
      type: 'fill',
      source: SOURCE,
      filter: ['==', ['get', 'state'], 'gap'],
      paint: { 'fill-pattern': HATCH },
    },
    {
      id: 'plan-gaps-line',
      type: 'line',
      source: SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'state'], 'gap', gap, closed],
        'line-width': ['case', ['get', 'isChosen'], 3.2, 1.4],
      },
    },
  ]
}

/** 45° lines in the colour of the gap, as wide apart as those of unreliable data. */
function hatch(colour: string): { width: number; height: number; data: Uint8ClampedArray } {
  const side = 7 * PATTERN_PIXEL_RATIO
  const [red, green, blue] = rgba(colour)
  const data = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const along = (x + y) % side
      const px = Math.min(along, side - along) / Math.SQRT2
      const share = Math.min(Math.max(1.4 - px, 0), 1)
      data.set([red, green, blue, Math.round(share * 150)], 4 * (y * side + x))
    }
  }
  return { width: side, height: side, data }
}
