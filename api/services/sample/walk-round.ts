import type { DemoRound, Place } from '@wangge/seeds'
import { route, type WalkGraph } from '../../walk/index.ts'
import type { Fix } from '../patrol-proof/track.ts'

const SECOND = 1000
/** Phones of patrols report once a minute. */
const EVERY = 60 * SECOND
/** Slower than a resident who has somewhere to be: people look around. */
const METRES_PER_SECOND = { foot: 1.1, car: 4 }
/** When the two rounds of a shift set out, as shares of it. */
const SETS_OUT = [0.04, 0.52] as const

interface Shift {
  /** Milliseconds since 1970. */
  from: number
  to: number
  hasVehicle: boolean
}

/** Where a team was at each minute of its shift up to a moment, going its rounds along the streets. */
export function walkRound(graph: WalkGraph, { base, rounds, silent }: DemoRound, shift: Shift, until: number): Fix[] {
  const way = wayOf(graph, base, rounds, shift)
  const length = shift.to - shift.from
  const isSilent = (at: number) => {
    const share = (at - shift.from) / length
    return silent !== null && share >= silent[0] && share <= silent[1]
  }
  const fixes: Fix[] = []
  let leg = 0
  // Not all phones report in the same second.
  const offset = (Math.abs(Math.round(base.lon * 1e6)) % 50) * SECOND
  for (let at = shift.from + offset; at <= Math.min(shift.to, until); at += EVERY) {
    while ((way[leg + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) leg += 1
    if (isSilent(at)) continue
    const [before, after] = [way[leg], way[leg + 1] ?? way[leg]]
    if (!before || !after) break
    const share = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at)
    const between = (from: number, to: number) => Math.round((from + (to - from) * share) * 1e6) / 1e6
    const accuracyMetres = 5 + ((at / EVERY + Math.round(base.lat * 1e6)) % 11)
    fixes.push({
      at,
      lon: between(before.lon, after.lon),
      lat: between(before.lat, after.lat),
      accuracyMetres,
      joined: false,
    })
  }
  return fixes
}

type Corner = Place & { at: number }

/** The corners of the way with the moments at which the team is there; it waits at its base between the rounds and after them. */
function wayOf(graph: WalkGraph, base: Place, rounds: DemoRound['rounds'], shift: Shift): Corner[] {
  const speed = shift.hasVehicle ? METRES_PER_SECOND.car : METRES_PER_SECOND.foot
  const corners: Corner[] = [{ ...base, at: shift.from }]
  let at = shift.from
  const goTo = (to: Place): void => {
    const from = corners.at(-1) ?? corners[0]
    if (!from) return
    const found = route(graph, [from.lon, from.lat], [to.lon, to.lat])
    const streets = ((found?.geometry.coordinates ?? []) as [number, number][]).map(([lon, lat]) => ({ lon, lat }))
    for (const corner of [...streets, to]) {
      const last = corners.at(-1) ?? from
      at += Math.round((metresBetween(last, corner) / speed) * SECOND)
      corners.push({ lon: corner.lon, lat: corner.lat, at })
    }
  }
  for (const [index, stops] of rounds.entries()) {
    at = Math.max(at, shift.from + (SETS_OUT[index] ?? 1) * (shift.to - shift.from))
    corners.push({ ...base, at })
    for (const stop of stops) {
      goTo(stop)
      at += stop.seconds * SECOND
      corners.push({ lon: stop.lon, lat: stop.lat, at })
    }
    goTo(base)
  }
  return [...corners, { ...base, at: Math.max(at, shift.to) }]
}

const METRES_PER_DEGREE = 111_195

function metresBetween(a: Place, b: Place): number {
  const east = (b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, b.lat - a.lat) * METRES_PER_DEGREE
}
