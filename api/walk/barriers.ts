import { CAR_KEYS, FOOT_KEYS, resolve } from './access.ts'
import type { Tags } from './streets.ts'

/**
 * What a barrier on a street does (OSM wiki, Key:barrier): null where the node stops nobody and cannot be shut.
 * A locked gate, or one whose access is no or private, is shut; what the node says of foot or cars comes first.
 */
export function nodeBarrier(tags: Tags): NodeBarrier | null {
  const barrier = tags['barrier']
  if (barrier === undefined) return null
  const locked = tags['locked'] === 'yes'
  const solid = SOLID.has(barrier)
  const shutToFoot = !resolve(tags, FOOT_KEYS, !(locked || solid))
  const shutToCars = !resolve(tags, CAR_KEYS, !(locked || solid || STOPS_CARS.has(barrier)))
  const isGate = GATES.has(barrier)
  return isGate || shutToFoot || shutToCars ? { isGate, shutToFoot, shutToCars } : null
}

export interface NodeBarrier {
  /** Somebody can open and shut it. */
  isGate: boolean
  shutToFoot: boolean
  shutToCars: boolean
}

const GATES = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'hampshire_gate',
  'wicket_gate',
  'kissing_gate',
  'sally_port',
  'entrance',
  'turnstile',
  'full-height_turnstile',
  'chain',
  'toll_booth',
])

/** Let a walker by and stop a car (Key:barrier, column "access" of each value). */
const STOPS_CARS = new Set([
  'bollard',
  'block',
  'cycle_barrier',
  'motorcycle_barrier',
  'jersey_barrier',
  'planter',
  'log',
  'rope',
  'chain',
  'debris',
  'stile',
  'horse_stile',
  'kissing_gate',
  'wicket_gate',
  'turnstile',
  'full-height_turnstile',
  'bus_trap',
])

/** A wall drawn as a node on a street closes it. */
const SOLID = new Set(['wall', 'city_wall', 'retaining_wall', 'fence', 'hedge'])

/**
 * Whether a line keeps a walker between home and street from crossing it. Streams, ditches and drains can be stepped over
 * (Tag:waterway=stream: "too thin to be classed as a river … an active person can jump over it"); trams run in the street;
 * what runs in a tunnel or on a bridge is passed over or under.
 */
export function isObstacleLine(tags: Tags): boolean {
  if (runsOffGround(tags)) return false
  return (
    RAILWAYS.has(tags['railway'] ?? '') ||
    WATERWAYS.has(tags['waterway'] ?? '') ||
    WALLS.has(tags['barrier'] ?? '') ||
    tags['natural'] === 'coastline' ||
    tags['natural'] === 'water' ||
    tags['landuse'] === 'reservoir' ||
    tags['landuse'] === 'basin'
  )
}

const RAILWAYS = new Set(['rail', 'light_rail', 'subway', 'narrow_gauge', 'funicular', 'preserved'])
const WATERWAYS = new Set(['river', 'canal', 'riverbank', 'dock', 'tidal_channel'])
const WALLS = new Set(['wall', 'city_wall', 'retaining_wall', 'fence', 'hedge', 'guard_rail'])

function runsOffGround(tags: Tags): boolean {
  const tunnel = tags['tunnel']
  const bridge = tags['bridge']
  return (tunnel !== undefined && tunnel !== 'no') || (bridge !== undefined && bridge !== 'no')
}
