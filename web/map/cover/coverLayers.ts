import { MAP_FONT, type MapFlavour, PATTERNS } from '@wangge/tiles/style'
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { CELL_FROM_ZOOM } from '../levels.ts'
import { type MapCover, valueOfCell } from './cover.ts'

/** Levels that teams are assigned to: communities, and from the zoom at which they can be told apart, small cells. */
export const COVER_LEVELS = ['community', 'cell'] as const
type CoverLevel = (typeof COVER_LEVELS)[number]

export const coverLayerId = (level: CoverLevel, part: 'fill' | 'hatch' | 'gap' | 'mine' | 'label'): string =>
  `cover-${level}-${part}`

/** Fills, hatch, outlines and names of the cover, from the ground up; zooms part the two levels where both exist. */
export function coverLayers(flavour: MapFlavour, cover: MapCover, hasSmallCells: boolean): LayerSpecification[] {
  return (hasSmallCells ? COVER_LEVELS : (['community'] as const)).flatMap((level) =>
    layersOf(level, flavour, cover, hasSmallCells),
  )
}

function layersOf(
  level: CoverLevel,
  { map, team }: MapFlavour,
  cover: MapCover,
  hasSmallCells: boolean,
): LayerSpecification[] {
  const zooms = !hasSmallCells ? {} : level === 'cell' ? { minzoom: CELL_FROM_ZOOM } : { maxzoom: CELL_FROM_ZOOM }
  const area = { source: level, 'source-layer': level, ...zooms }
  const { state, isMine, label } = coverExpressions(cover)
  const inState = (wanted: string): FilterSpecification => ['==', state, wanted] as FilterSpecification
  return [
    {
      id: coverLayerId(level, 'fill'),
      type: 'fill',
      ...area,
      paint: { 'fill-color': fillColour(state, isMine, team.free, map.selection), 'fill-antialias': false },
    },
    {
      id: coverLayerId(level, 'hatch'),
      type: 'fill',
      ...area,
      filter: inState('double'),
      paint: { 'fill-pattern': PATTERNS.hatch },
    },
    {
      id: `cover-${level}-grid`,
      type: 'line',
      ...area,
      'source-layer': `${level}_line`,
      paint: { 'line-color': map.boundary, 'line-width': 0.8, 'line-opacity': 0.7 },
    },
    {
      id: coverLayerId(level, 'gap'),
      type: 'line',
      ...area,
      filter: inState('none'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': map.gap, 'line-width': 2, 'line-dasharray': [3, 1.5], 'line-offset': 1 },
    },
    {
      id: coverLayerId(level, 'mine'),
      type: 'line',
      ...area,
      filter: ['==', isMine, true] as FilterSpecification,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': map.selection, 'line-width': 2.6, 'line-offset': 1 },
    },
    {
      id: coverLayerId(level, 'label'),
      type: 'symbol',
      ...area,
      'source-layer': `${level}_label`,
      layout: {
        'text-font': [MAP_FONT],
        'text-size': 12,
        'text-max-width': 9,
        'text-line-height': 1.25,
        'text-padding': 3,
        'text-field': label,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        'text-color': ['case', ['==', state, 'none'], map.gap, map.label] as ExpressionSpecification,
        'text-halo-color': map.halo,
        'text-halo-width': 1.5,
        'text-halo-blur': 0.3,
      },
    },
  ]
}

/** The three things a cell's look follows from. */
function coverExpressions({ cells, words, within }: MapCover) {
  const inside = (value: ExpressionSpecification, outside: string): ExpressionSpecification =>
    within === ''
      ? value
      : ['case', ['==', ['slice', ['to-string', ['get', 'code']], 0, within.length], within], value, outside]
  const team = inside(
    valueOfCell(cells, (cell) => cell.label, words.none),
    '',
  )
  return {
    state: inside(
      valueOfCell(cells, (cell) => cell.state, 'none'),
      'outside',
    ),
    isMine: valueOfCell(cells, (cell) => cell.isMine, false),
    label: ['format', ['get', 'short'], {}, '\n', {}, team, { 'font-scale': 0.95 }] as ExpressionSpecification,
  }
}

function fillColour(
  state: ExpressionSpecification,
  isMine: ExpressionSpecification,
  covered: string,
  mine: string,
): ExpressionSpecification {
  const clear = 'rgba(0,0,0,0)'
  return [
    'case',
    ['==', isMine, true],
    `${mine}42`,
    ['==', state, 'one'],
    `${covered}2e`,
    ['==', state, 'double'],
    `${covered}2e`,
    ['==', state, 'partly'],
    `${covered}14`,
    clear,
  ] as unknown as ExpressionSpecification
}
