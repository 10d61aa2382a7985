import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { MapFlavour } from './flavours.ts'

const round = { 'line-cap': 'round', 'line-join': 'round' } as const

/** tokens.json symbol.dispatchLine and proposedRoute, in px; dashes are in widths of their line. */
const DISPATCH = { width: 1.7, wall: 3.5, casing: 5, dash: [5, 4], proposed: 3, dotEvery: 8 } as const

/** All walksheds, faint, switched by the chip; the page hides or shows both layers. */
export const WALKSHED_LAYERS = ['walksheds-fill', 'walksheds-line'] as const

/** Walksheds, the selection's walkshed and paper circle, the route, the ways of teams and what the measuring tools draw. */
export function overlayLayers({ map, team }: MapFlavour, isWall: boolean): LayerSpecification[] {
  return [
    {
      id: 'walksheds-fill',
      type: 'fill',
      source: 'walksheds',
      'source-layer': 'walksheds',
      layout: { visibility: 'none' },
      paint: { 'fill-color': map.walkshed, 'fill-opacity': 0.09, 'fill-antialias': false },
    },
    {
      id: 'walksheds-line',
      type: 'line',
      source: 'walksheds',
      'source-layer': 'walksheds',
      layout: { visibility: 'none', 'line-join': 'round' },
      paint: {
        'line-color': map.walkshed,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 15, 1.3],
        'line-opacity': 0.7,
      },
    },
    {
      id: 'walkshed-fill',
      type: 'fill',
      source: 'walkshed',
      paint: { 'fill-color': map.walkshed, 'fill-opacity': 0.13, 'fill-antialias': false },
    },
    {
      id: 'walkshed-line',
      type: 'line',
      source: 'walkshed',
      layout: round,
      paint: { 'line-color': map.walkshed, 'line-width': 2.2 },
    },
    {
      id: 'circle-line',
      type: 'line',
      source: 'circle',
      paint: { 'line-color': map.paperCircle, 'line-width': 1.8, 'line-dasharray': [4.4, 3.3] },
    },
    {
      id: 'route-case',
      type: 'line',
      source: 'route',
      filter: ['==', ['get', 'part'], 'street'],
      layout: round,
      paint: { 'line-color': map.casing, 'line-width': 6.5 },
    },
    {
      id: 'route-street',
      type: 'line',
      source: 'route',
      filter: ['==', ['get', 'part'], 'street'],
      layout: round,
      paint: { 'line-color': map.route, 'line-width': 3 },
    },
    {
      id: 'route-snap',
      type: 'line',
      source: 'route',
      filter: ['==', ['get', 'part'], 'snap'],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': map.route, 'line-width': 3, 'line-dasharray': [0.1, 2] },
    },
    ...dispatchLines(map, team.busy, isWall),
    {
      id: 'tool-fill',
      type: 'fill',
      source: 'tool',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': map.selection, 'fill-opacity': 0.1, 'fill-antialias': false },
    },
    {
      id: 'tool-line',
      type: 'line',
      source: 'tool',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: round,
      paint: { 'line-color': map.selection, 'line-width': 2, 'line-dasharray': [2, 1.6] },
    },
    {
      id: 'tool-point',
      type: 'circle',
      source: 'tool',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 4,
        'circle-color': map.casing,
        'circle-stroke-color': map.selection,
        'circle-stroke-width': 2,
      },
    },
  ]
}

/** The way of a team that was sent: ink, dashed until it departs; of one that might be sent: dots of the accent. */
function dispatchLines(map: MapFlavour['map'], ink: string, isWall: boolean): LayerSpecification[] {
  const width = isWall ? DISPATCH.wall : DISPATCH.width
  const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part]
  return [
    {
      id: 'dispatch-case',
      type: 'line',
      source: 'dispatch',
      filter: ['!', isPart('proposed')],
      layout: round,
      paint: { 'line-color': map.casing, 'line-width': isWall ? DISPATCH.casing * 2 : DISPATCH.casing },
    },
    {
      id: 'dispatch-underway',
      type: 'line',
      source: 'dispatch',
      filter: isPart('underway'),
      layout: round,
      paint: { 'line-color': ink, 'line-width': width },
    },
    {
      id: 'dispatch-waiting',
      type: 'line',
      source: 'dispatch',
      filter: isPart('waiting'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink,
        'line-width': width,
        'line-dasharray': DISPATCH.dash.map((px) => px / DISPATCH.width),
      },
    },
    {
      id: 'dispatch-proposed-case',
      type: 'line',
      source: 'dispatch',
      filter: isPart('proposed'),
      layout: round,
      paint: { 'line-color': map.casing, 'line-width': DISPATCH.proposed + 3, 'line-opacity': 0.8 },
    },
    {
      id: 'dispatch-proposed',
      type: 'line',
      source: 'dispatch',
      filter: isPart('proposed'),
      layout: round,
      paint: {
        'line-color': map.route,
        'line-width': DISPATCH.proposed,
        'line-dasharray': [0.1, DISPATCH.dotEvery / DISPATCH.proposed - 0.1],
      },
    },
  ]
}
