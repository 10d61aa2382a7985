import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { LEVELS, type Level } from '@wangge/db/vocabulary'
import { cellLayerIds, coverageFill } from './coverage.ts'
import type { MapFlavour } from './flavours.ts'
import { PATTERNS } from './patterns.ts'

/** Matches no feature until the page knows which cells carry a pattern. */
const NONE: FilterSpecification = ['in', ['get', 'code'], ['literal', []]]

/** Coverage as colour by feature state, dots where nobody lives, hatch where the street data is poor; hidden until switched on. */
export function cellLayers(flavour: MapFlavour, isWall: boolean, opacity: number): LayerSpecification[] {
  return LEVELS.flatMap((level): LayerSpecification[] => {
    const ids = cellLayerIds(level)
    const source = { source: level, 'source-layer': level, layout: { visibility: 'none' as const } }
    return [
      {
        id: ids.fill,
        type: 'fill',
        ...source,
        paint: { 'fill-color': coverageFill(flavour, isWall), 'fill-opacity': opacity, 'fill-antialias': false },
      },
      { id: ids.dots, type: 'fill', ...source, filter: NONE, paint: { 'fill-pattern': PATTERNS.dots } },
      { id: ids.hatch, type: 'fill', ...source, filter: NONE, paint: { 'fill-pattern': PATTERNS.hatch } },
      // A thread of ground between cells, so that two neighbours of one step remain two.
      {
        id: ids.grid,
        type: 'line',
        source: level,
        'source-layer': `${level}_line`,
        layout: { visibility: 'none' },
        paint: {
          'line-color': flavour.map.land,
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 15, 1.4],
          'line-opacity': 0.7,
        },
      },
    ]
  })
}

/** Outlines of the cell under the pointer and of the selected one, above the streets. */
export function cellOutlines({ map }: MapFlavour, level: Level): LayerSpecification[] {
  const ids = cellLayerIds(level)
  const source = { source: level, 'source-layer': level, layout: { visibility: 'none' as const } }
  const shown = (state: string, width: number): ExpressionSpecification => [
    'case',
    ['boolean', ['feature-state', state], false],
    width,
    0,
  ]
  return [
    {
      id: ids.hover,
      type: 'line',
      ...source,
      paint: { 'line-color': map.label, 'line-width': shown('hover', 1.6), 'line-opacity': 0.8 },
    },
    {
      id: ids.selected,
      type: 'line',
      ...source,
      layout: { visibility: 'none', 'line-join': 'round' },
      paint: { 'line-color': map.selection, 'line-width': shown('selected', 2.6) },
    },
  ]
}
