import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { MapFlavour } from './flavours.ts'
import { PATTERNS } from './patterns.ts'

/** One rank of streets: its OSM classes, from which zoom it shows, and its width in px at zooms 10, 13, 16 and 19. */
interface Rank {
  name: string
  classes: readonly string[]
  fromZoom: number
  width: readonly [number, number, number, number]
  isMinor: boolean
}

const withLinks = (...classes: string[]) => classes.flatMap((name) => [name, `${name}_link`])

/** From the least to the greatest, which is also the order of drawing. */
export const STREET_RANKS: readonly Rank[] = [
  {
    name: 'service',
    classes: ['service', 'track', 'pedestrian', 'living_street', 'corridor'],
    fromZoom: 13.5,
    width: [0, 0.7, 3, 12],
    isMinor: true,
  },
  {
    name: 'local',
    classes: ['residential', 'unclassified', 'road'],
    fromZoom: 12,
    width: [0, 1.2, 5, 22],
    isMinor: true,
  },
  { name: 'collector', classes: withLinks('tertiary'), fromZoom: 12, width: [0.5, 2, 7.5, 30], isMinor: false },
  { name: 'secondary', classes: withLinks('secondary'), fromZoom: 8, width: [1, 3, 10, 38], isMinor: false },
  { name: 'primary', classes: withLinks('primary'), fromZoom: 8, width: [1.4, 4, 13, 46], isMinor: false },
  { name: 'trunk', classes: withLinks('motorway', 'trunk'), fromZoom: 8, width: [1.8, 4.8, 15, 52], isMinor: false },
]

/** Paths that only feet use, drawn as a thin dashed line. */
const FOOT_CLASSES = ['footway', 'path', 'steps', 'cycleway', 'bridleway', 'crossing', 'platform']
/** Zoom below which only arterials are drawn (interface.md). */
export const ARTERIAL_CLASSES = withLinks('motorway', 'trunk', 'primary', 'secondary')

const source = { source: 'streets', 'source-layer': 'streets' } as const
const round = { 'line-cap': 'round', 'line-join': 'round' } as const

/** Casings of all ranks first, then fills, so that crossings are open. */
export function streetLayers(flavour: MapFlavour): LayerSpecification[] {
  const casings = STREET_RANKS.map((rank) => line(rank, 'case', flavour.map.roadCase, 1.4))
  const fills = STREET_RANKS.map((rank) =>
    line(rank, 'fill', rank.isMinor ? flavour.map.roadMinor : flavour.map.road, 0),
  )
  return [...footLayers(flavour), ...casings, ...fills, shutGates(flavour)]
}

function line(rank: Rank, part: 'case' | 'fill', colour: string, casing: number): LayerSpecification {
  return {
    id: `street-${rank.name}-${part}`,
    type: 'line',
    ...source,
    minzoom: rank.fromZoom,
    filter: ['in', ['get', 'class'], ['literal', [...rank.classes]]],
    layout: round,
    paint: { 'line-color': colour, 'line-width': widthByZoom(rank.width, casing) },
  }
}

/** Doubles about every zoom once streets have a width on the ground. */
function widthByZoom([z10, z13, z16, z19]: Rank['width'], casing: number): ExpressionSpecification {
  const cased = (width: number) => (width === 0 ? 0 : width + casing)
  return ['interpolate', ['exponential', 1.5], ['zoom'], 10, cased(z10), 13, cased(z13), 16, cased(z16), 19, cased(z19)]
}

function footLayers({ map }: MapFlavour): LayerSpecification[] {
  const filter: ExpressionSpecification = ['in', ['get', 'class'], ['literal', FOOT_CLASSES]]
  return [
    {
      id: 'street-foot-case',
      type: 'line',
      ...source,
      minzoom: 15,
      filter,
      layout: round,
      paint: { 'line-color': map.roadCase, 'line-width': ['interpolate', ['linear'], ['zoom'], 15, 1.4, 19, 5] },
    },
    {
      id: 'street-foot',
      type: 'line',
      ...source,
      minzoom: 14.2,
      filter,
      paint: {
        'line-color': map.road,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14.2, 0.8, 19, 3.4],
        'line-dasharray': [2, 1],
      },
    },
  ]
}

function shutGates(_: MapFlavour): LayerSpecification {
  return {
    id: 'gate-shut',
    type: 'symbol',
    ...source,
    minzoom: 15,
    filter: ['==', ['get', 'gate'], 'shut'],
    layout: {
      'symbol-placement': 'line-center',
      'icon-image': PATTERNS.gate,
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 15, 0.7, 18, 1.1],
    },
  }
}
