import type {
  ExpressionSpecification,
  LayerSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import type { MapFlavour } from './flavours.ts'
import { PATTERNS } from './patterns.ts'
import { ARTERIAL_CLASSES } from './streets.ts'

/** The one font of the map; the style's `font-faces` says where its files are. */
export const MAP_FONT = 'Noto Sans SC Variable'

const HALO = 3
const font = { 'text-font': [MAP_FONT] }

/** In order of drawing; the last is placed first, so a township's name wins over a street's. */
export function labelLayers({ map }: MapFlavour, isWall: boolean): LayerSpecification[] {
  const halo = (width = HALO) => ({ 'text-halo-color': map.halo, 'text-halo-width': width / 2, 'text-halo-blur': 0.3 })
  const arterial: ExpressionSpecification = ['in', ['get', 'class'], ['literal', ARTERIAL_CLASSES]]
  const streets: LayerSpecification[] = [
    streetNames('label-street', 15, ['!', arterial], map.labelMinor, halo()),
    streetNames('label-arterial', 12.5, arterial, map.labelMinor, halo()),
  ]
  const township = isWall ? 26 : 15
  return [
    ...(isWall ? [] : streets),
    waterName(map, isWall, 'water', 'point'),
    waterName(map, isWall, 'waterway', 'line'),
    {
      ...areaName(map, isWall, 'short'),
      id: 'label-community',
      source: 'community',
      'source-layer': 'community_label',
      minzoom: isWall ? 13 : 12.3,
    },
    townshipName(map, township),
    {
      id: 'label-county',
      type: 'symbol',
      source: 'county',
      'source-layer': 'county_label',
      maxzoom: 10.2,
      layout: { ...font, 'text-field': ['get', 'name'], 'text-size': township, 'text-letter-spacing': 0.15 },
      paint: { 'text-color': map.label, ...halo() },
    },
    symbolRoom(),
  ]
}

/** Names of areas that a page gives as points in a source of its own (`name`), drawn as communities are, from afar too. */
export function areaNameLayer({ map }: MapFlavour, source: string): LayerSpecification {
  return { ...areaName(map, false, 'name'), id: 'label-area', source }
}

function areaName(map: MapFlavour['map'], isWall: boolean, field: 'name' | 'short') {
  return {
    type: 'symbol' as const,
    layout: {
      ...font,
      'text-field': ['get', field] as ExpressionSpecification,
      'text-size': isWall ? 24 : 12,
      'text-padding': 5,
      ...beside(1),
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 0] as ExpressionSpecification,
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': HALO / 2, 'text-halo-blur': 0.3 },
  }
}

/** Where a name may stand: on its place, or where that is taken, around it at `ems` of its size. */
function beside(ems: number) {
  const around = { top: [0, ems], bottom: [0, -ems], left: [ems, 0], right: [-ems, 0] }
  const anchors = Object.entries(around).flatMap(([anchor, offset]) => [anchor, offset as [number, number]])
  return {
    'text-variable-anchor-offset': ['center', [0, 0], ...anchors] as VariableAnchorOffsetCollectionSpecification,
    'text-justify': 'auto' as const,
  }
}

/** Symbols come before labels: an invisible square under each keeps names off it. */
function symbolRoom(): LayerSpecification {
  return {
    id: 'symbol-room',
    type: 'symbol',
    source: 'symbols',
    layout: {
      'icon-image': PATTERNS.room,
      'icon-size': ['get', 'scale'],
      'icon-offset': ['get', 'offset'],
      'icon-allow-overlap': true,
      'icon-padding': 1,
    },
  }
}

/** A lake's name in its middle, a river's along it. */
function waterName(
  map: MapFlavour['map'],
  isWall: boolean,
  layer: 'water' | 'waterway',
  placement: 'point' | 'line',
): LayerSpecification {
  return {
    id: `label-${layer}`,
    type: 'symbol',
    source: 'backdrop',
    'source-layer': 'backdrop',
    minzoom: 11,
    filter: ['all', ['==', ['get', 'layer'], layer], ['has', 'name']],
    layout: {
      ...font,
      'symbol-placement': placement,
      'symbol-spacing': 700,
      'text-padding': 30,
      'text-field': ['get', 'name'],
      'text-size': isWall ? 24 : ['interpolate', ['linear'], ['zoom'], 11, 12, 16, 17],
      'text-letter-spacing': 0.6,
    },
    paint: { 'text-color': map.labelWater, 'text-halo-color': map.water, 'text-halo-width': 1 },
  }
}

/** A township's name. */
function townshipName(map: MapFlavour['map'], size: number): LayerSpecification {
  return {
    id: 'label-township',
    type: 'symbol',
    source: 'township',
    'source-layer': 'township_label',
    minzoom: 9.5,
    maxzoom: 16,
    layout: {
      ...font,
      'text-field': ['get', 'name'],
      'text-size': size,
      'text-letter-spacing': 0.12,
      'text-padding': 6,
      ...beside(1.4),
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': HALO / 2 + 0.4 },
  }
}

/** Names along streets; Chinese characters stand upright in a column where the street runs north and south. */
function streetNames(
  id: string,
  fromZoom: number,
  filter: ExpressionSpecification,
  colour: string,
  halo: Record<string, unknown>,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'streets',
    'source-layer': 'streets',
    minzoom: fromZoom,
    filter: ['all', ['has', 'name'], filter],
    layout: {
      ...font,
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': ['get', 'name'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 14, 11, 18, 14],
      'text-letter-spacing': 0.1,
      'text-max-angle': 30,
      'text-padding': 4,
    },
    paint: { 'text-color': colour, ...halo },
  }
}
