import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { MapFlavour } from './flavours.ts'

const kind = (name: string): ExpressionSpecification => ['==', ['get', 'layer'], name]

/** Land and green, beneath the cells. */
export function groundLayers({ map }: MapFlavour): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': map.land } },
    {
      id: 'green',
      type: 'fill',
      source: 'backdrop',
      'source-layer': 'backdrop',
      filter: kind('green'),
      paint: { 'fill-color': map.green },
    },
  ]
}

/**
 * Roofs appear as a texture of their blocks and become houses as one comes nearer. Over coverage they stay faint: in full colour
 * they would hide the rate of the block beneath them.
 */
export function buildingOpacity(isOverCoverage: boolean): ExpressionSpecification {
  const [far, near] = isOverCoverage ? [0.22, 0.38] : [0.5, 0.85]
  return ['interpolate', ['linear'], ['zoom'], 13, far, 15, near]
}

/** Water and buildings, above the cells: the river stays a river under any rate. */
export function waterAndBuildings({ map }: MapFlavour): LayerSpecification[] {
  return [
    {
      id: 'water',
      type: 'fill',
      source: 'backdrop',
      'source-layer': 'backdrop',
      filter: kind('water'),
      paint: { 'fill-color': map.water },
    },
    {
      id: 'waterway',
      type: 'line',
      source: 'backdrop',
      'source-layer': 'backdrop',
      filter: ['all', kind('waterway'), ['==', ['geometry-type'], 'LineString']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': map.water,
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 0.8, 14, 2.4, 18, 10],
      },
    },
    {
      id: 'building',
      type: 'fill',
      source: 'backdrop',
      'source-layer': 'backdrop',
      minzoom: 13,
      filter: kind('building'),
      paint: {
        'fill-color': map.building,
        'fill-opacity': buildingOpacity(false),
      },
    },
  ]
}

/** Walls and fences, and the railway: sleepers as short dashes over a solid line. */
export function railLayers({ map }: MapFlavour): LayerSpecification[] {
  return [
    {
      id: 'barrier',
      type: 'line',
      source: 'backdrop',
      'source-layer': 'backdrop',
      minzoom: 14.5,
      filter: kind('barrier'),
      paint: { 'line-color': map.rail, 'line-width': 0.9, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
    },
    {
      id: 'rail',
      type: 'line',
      source: 'backdrop',
      'source-layer': 'backdrop',
      filter: kind('rail'),
      paint: { 'line-color': map.rail, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 13, 2.6, 17, 5] },
    },
    {
      id: 'rail-gap',
      type: 'line',
      source: 'backdrop',
      'source-layer': 'backdrop',
      minzoom: 11,
      filter: kind('rail'),
      paint: {
        'line-color': map.land,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 13, 1.4, 17, 3],
        'line-dasharray': [5, 5],
      },
    },
  ]
}
