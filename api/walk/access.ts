import type { Tags } from './streets.ts'

/**
 * Who may move along a way, from its OSM tags. Sources: the OSM wiki's "OSM tags for routing/Access restrictions" (defaults
 * by highway value), "Key:access" (which key binds whom), "Key:oneway" and "Key:oneway:foot".
 * Conditional restrictions (`access:conditional`) and turn restrictions are not read.
 */
export function wayAccess(tags: Tags): WayAccess | null {
  const roadClass = roadClassOf(tags)
  if (roadClass === null) return null
  const [footDefault, carDefault] = CLASS_DEFAULTS[roadClass]
  const foot = resolve(tags, FOOT_KEYS, footDefault && tags['motorroad'] !== 'yes')
  const car = resolve(tags, CAR_KEYS, carDefault)
  const footWay = footOneway(tags)
  const carWay = carOneway(tags, roadClass)
  let access = 0
  if (foot && footWay >= 0 && !shutOneWay(tags, 'foot:forward')) access |= FOOT_FORWARD
  if (foot && footWay <= 0 && !shutOneWay(tags, 'foot:backward')) access |= FOOT_BACK
  if (car && carWay >= 0) access |= CAR_FORWARD
  if (car && carWay <= 0) access |= CAR_BACK
  return { access, roadClass }
}

export interface WayAccess {
  /** FOOT_… and CAR_… bits; 0 = shut to both. */
  access: number
  roadClass: RoadClass
}

export const FOOT_FORWARD = 1
export const FOOT_BACK = 2
export const CAR_FORWARD = 4
export const CAR_BACK = 8
export const FOOT_BITS = FOOT_FORWARD | FOOT_BACK
export const CAR_BITS = CAR_FORWARD | CAR_BACK

/**
 * [foot, car] where the tags say nothing else. Wiki, "OSM tags for routing/Access restrictions", table Worldwide, save cycleways
 * and bridleways: that table, as OpenTripPlanner reads it (pull request 6760), shuts both to walkers, while the English page
 * "Tag:highway=bridleway" implies foot=yes and walking on a cycleway is accepted where there is no other way (OpenTripPlanner
 * issue 7005). Here people walk along them unless foot=no or access=no is said. A class that is not here carries nobody:
 * construction, proposed, raceway, busway, abandoned, ferry routes (time on a boat is not a walk).
 */
export const CLASS_DEFAULTS = {
  motorway: [false, true],
  trunk: [true, true],
  primary: [true, true],
  secondary: [true, true],
  tertiary: [true, true],
  unclassified: [true, true],
  residential: [true, true],
  living_street: [true, true],
  service: [true, true],
  road: [true, true],
  track: [true, true],
  pedestrian: [true, false],
  footway: [true, false],
  path: [true, false],
  steps: [true, false],
  cycleway: [true, false],
  bridleway: [true, false],
  corridor: [true, false],
  elevator: [true, false],
  platform: [true, false],
  pier: [true, false],
} as const satisfies Record<string, readonly [foot: boolean, car: boolean]>

export type RoadClass = keyof typeof CLASS_DEFAULTS
export const ROAD_CLASSES = Object.keys(CLASS_DEFAULTS) as RoadClass[]

/** The most particular key wins (Key:access, "Transport mode restrictions"). */
export const FOOT_KEYS = ['foot', 'access'] as const
export const CAR_KEYS = ['motorcar', 'motor_vehicle', 'vehicle', 'access'] as const

/** Values of an access key that keep the public out (Key:access, "Access tag values"). */
const SHUT = new Set([
  'no',
  'private',
  'permit',
  'agricultural',
  'forestry',
  'delivery',
  'military',
  'emergency',
  'psv',
  'bus',
  'use_sidepath',
  'restricted',
])
const OPEN = new Set(['yes', 'designated', 'permissive', 'official', 'destination', 'customers', 'public'])

/** An own key (foot, motorcar…) opens or shuts; `access` and `vehicle` only shut: access=yes does not send cars up a footway. */
export function resolve(tags: Tags, keys: readonly string[], fallback: boolean): boolean {
  for (const key of keys) {
    const value = tags[key]
    if (value === undefined) continue
    if (SHUT.has(value)) return false
    if (OPEN.has(value)) return key === 'access' || key === 'vehicle' ? fallback : true
  }
  return fallback
}

function roadClassOf(tags: Tags): RoadClass | null {
  const highway = tags['highway']
  if (highway !== undefined) {
    const name = highway.endsWith('_link') ? highway.slice(0, -'_link'.length) : highway
    return name in CLASS_DEFAULTS && name !== 'pier' ? (name as RoadClass) : null
  }
  if (tags['railway'] === 'platform' || tags['public_transport'] === 'platform') return 'platform'
  return tags['man_made'] === 'pier' ? 'pier' : null
}

/** 1 = forward only, -1 = back only, 0 = both. `oneway` alone never binds a walker (Key:oneway:foot). */
function footOneway(tags: Tags): number {
  const said = tags['oneway:foot'] ?? tags['foot:oneway']
  if (said !== undefined) return direction(said)
  // An escalator carries one way only (Key:conveying).
  if (tags['conveying'] === 'forward') return 1
  return tags['conveying'] === 'backward' ? -1 : 0
}

/** Motorways and roundabouts are one-way unless said otherwise (Key:oneway, "Implied oneway restriction"). */
function carOneway(tags: Tags, roadClass: RoadClass): number {
  const said = tags['oneway:motor_vehicle'] ?? tags['oneway:vehicle'] ?? tags['oneway']
  if (said !== undefined) return direction(said)
  const junction = tags['junction']
  return junction === 'roundabout' || junction === 'circular' || roadClass === 'motorway' ? 1 : 0
}

function direction(value: string): number {
  if (value === 'yes' || value === '1' || value === 'true') return 1
  return value === '-1' || value === 'reverse' ? -1 : 0
}

function shutOneWay(tags: Tags, key: string): boolean {
  return SHUT.has(tags[key] ?? '')
}
