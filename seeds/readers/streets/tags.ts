import type { BackdropFeature } from '../../rows.ts'

export type Tags = Record<string, string>
export type BackdropLayer = BackdropFeature['layer']

/** Keys that make a way or an area worth a closer look; all others are not even decoded. */
export const WAY_KEYS: ReadonlySet<string> = new Set([
  'highway',
  'route',
  'public_transport',
  'railway',
  'man_made',
  'waterway',
  'natural',
  'barrier',
  'landuse',
  'leisure',
  'building',
  'water',
])

/** Keys by which a node can stop, slow or allow a walker or a car. https://wiki.openstreetmap.org/wiki/Key:barrier, Key:access */
export const NODE_KEYS: ReadonlySet<string> = new Set([
  'barrier',
  'access',
  'foot',
  'vehicle',
  'motor_vehicle',
  'motorcar',
  'locked',
  'entrance',
  'ford',
  'highway',
  'railway',
  'crossing',
])

/** A line that people or cars may move along; the walk engine decides who may. */
export function isStreet(tags: Tags): boolean {
  return (
    tags['highway'] !== undefined ||
    tags['route'] === 'ferry' ||
    tags['public_transport'] === 'platform' ||
    tags['railway'] === 'platform' ||
    tags['man_made'] === 'pier'
  )
}

/** A line that a walker may be unable to cross; the walk engine decides which are. */
export function isObstacle(tags: Tags): boolean {
  return (
    tags['waterway'] !== undefined ||
    (tags['railway'] !== undefined && tags['railway'] !== 'platform') ||
    tags['barrier'] !== undefined ||
    tags['natural'] === 'coastline' ||
    tags['natural'] === 'cliff' ||
    isWaterArea(tags)
  )
}

/** https://wiki.openstreetmap.org/wiki/Tag:natural%3Dwater and its older spellings. */
export function isWaterArea(tags: Tags): boolean {
  return (
    tags['natural'] === 'water' ||
    tags['waterway'] === 'riverbank' ||
    tags['waterway'] === 'dock' ||
    tags['landuse'] === 'reservoir' ||
    tags['landuse'] === 'basin'
  )
}

const GREEN_LEISURE = new Set(['park', 'garden', 'nature_reserve', 'golf_course', 'playground', 'pitch', 'common'])
const GREEN_LANDUSE = new Set([
  'grass',
  'forest',
  'meadow',
  'recreation_ground',
  'village_green',
  'cemetery',
  'orchard',
  'vineyard',
  'farmland',
  'allotments',
])
const GREEN_NATURAL = new Set(['wood', 'scrub', 'grassland', 'heath', 'wetland'])

/** What an area (closed way or multipolygon) is drawn as beneath the streets. */
export function areaLayer(tags: Tags): BackdropLayer | null {
  if (isWaterArea(tags)) return 'water'
  if (tags['building'] !== undefined && tags['building'] !== 'no') return 'building'
  if (GREEN_LEISURE.has(tags['leisure'] ?? '')) return 'green'
  if (GREEN_LANDUSE.has(tags['landuse'] ?? '')) return 'green'
  if (GREEN_NATURAL.has(tags['natural'] ?? '')) return 'green'
  return null
}

const RAIL = new Set(['rail', 'light_rail', 'subway', 'tram', 'narrow_gauge', 'monorail', 'funicular'])
const WATERWAY = new Set(['river', 'canal', 'stream', 'drain', 'ditch', 'tidal_channel'])
const BARRIER = new Set(['wall', 'city_wall', 'retaining_wall', 'fence', 'hedge', 'guard_rail', 'ditch'])

/** What a line is drawn as beneath the streets; what runs under ground is not drawn. */
export function lineLayer(tags: Tags): BackdropLayer | null {
  if (tags['tunnel'] !== undefined && tags['tunnel'] !== 'no') return null
  if (RAIL.has(tags['railway'] ?? '')) return 'rail'
  if (WATERWAY.has(tags['waterway'] ?? '') || tags['natural'] === 'coastline') return 'waterway'
  if (BARRIER.has(tags['barrier'] ?? '')) return 'barrier'
  return null
}
