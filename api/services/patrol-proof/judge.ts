import type { VisitVerdict } from '@wangge/db/vocabulary'
import { type Fix, type Place, planeAt, stretchesOf } from './track.ts'

/** By what a visit is judged. Times in milliseconds. */
export interface VisitRule {
  radiusMetres: number
  stayMs: number
  /** Positions further apart say nothing of the time between them. */
  gapMs: number
  /** So long may positions jump out of the circle without ending a stay; the time outside does not count. */
  jitterMs: number
}

/** When something must be visited, and how fast the team moves at most: on foot or by car. */
export interface VisitWindow {
  from: number
  to: number
  /** What lies after it has not happened yet. */
  now: number
  metresPerSecond: number
}

export interface Visit {
  verdict: VisitVerdict
  /** The stay that counts, where there is one. */
  stay: { from: number; to: number; insideMs: number } | null
  /** How near the team came; null without a position that counts. */
  nearest: { metres: number; at: number } | null
}

/**
 * Whether a track proves that its team was within the circle around a place for long enough. Between two positions that are not
 * further apart than `gapMs` the team is taken to have moved straight and evenly. `stale`: positions are missing for so long that it
 * could have been there meanwhile; `missed`: the track shows that it was not; `pending`: not yet, and the time goes on.
 */
export function judge(track: readonly Fix[], place: Place, window: VisitWindow, rule: VisitRule): Visit {
  const within = track.filter(({ at }) => at >= window.from && at <= Math.min(window.to, window.now))
  const stretches = stretchesOf(within, rule.gapMs)
  const nearest = nearestOf(stretches, place)
  const stay = firstStay(stretches, place, rule)
  if (stay) return { verdict: 'visited', stay, nearest }
  if (window.now < window.to) return { verdict: 'pending', stay: null, nearest }
  const couldHaveBeen = gapsOf(stretches, window).some((gap) => isLongEnough(gap, place, window, rule))
  return { verdict: couldHaveBeen ? 'stale' : 'missed', stay: null, nearest }
}

/** Rounding: a stay of exactly the wanted length counts, and so does a position exactly on the rim. */
const ROUNDING_MS = 0.01
const ROUNDING_METRES = 1e-3

function firstStay(stretches: readonly Fix[][], place: Place, rule: VisitRule): Visit['stay'] {
  for (const stretch of stretches) {
    let stay: NonNullable<Visit['stay']> | null = null
    for (const { from, to } of insideTimes(stretch, place, rule.radiusMetres + ROUNDING_METRES)) {
      if (stay && from - stay.to <= rule.jitterMs) {
        stay = { from: stay.from, to, insideMs: stay.insideMs + to - from }
      } else {
        if (stay && stay.insideMs >= rule.stayMs - ROUNDING_MS) return stay
        stay = { from, to, insideMs: to - from }
      }
    }
    if (stay && stay.insideMs >= rule.stayMs - ROUNDING_MS) return stay
  }
  return null
}

/** From when to when the straight legs of a stretch lie inside the circle. */
function insideTimes(stretch: readonly Fix[], place: Place, radius: number): { from: number; to: number }[] {
  const plane = planeAt(place)
  return stretch.slice(1).flatMap((fix, index) => {
    const before = stretch[index]
    if (!before) return []
    const part = partInside(plane(before), plane(fix), radius)
    if (!part) return []
    const length = fix.at - before.at
    return [{ from: before.at + part[0] * length, to: before.at + part[1] * length }]
  })
}

type Point = readonly [number, number]

/** Which part of a leg, from 0 to 1, lies within `radius` of the origin. */
function partInside([ax, ay]: Point, [bx, by]: Point, radius: number): [number, number] | null {
  const [dx, dy] = [bx - ax, by - ay]
  const a = dx * dx + dy * dy
  const c = ax * ax + ay * ay - radius * radius
  if (a === 0) return c <= 0 ? [0, 1] : null
  const half = ax * dx + ay * dy
  const root = half * half - a * c
  if (root < 0) return null
  const from = Math.max(0, (-half - Math.sqrt(root)) / a)
  const to = Math.min(1, (-half + Math.sqrt(root)) / a)
  return from <= to ? [from, to] : null
}

function nearestOf(stretches: readonly Fix[][], place: Place): Visit['nearest'] {
  const plane = planeAt(place)
  let nearest: Visit['nearest'] = null
  for (const stretch of stretches)
    for (const [index, fix] of stretch.entries()) {
      const before = stretch[index - 1] ?? fix
      const [[ax, ay], [bx, by]] = [plane(before), plane(fix)]
      const length = (bx - ax) ** 2 + (by - ay) ** 2
      const share = length === 0 ? 1 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length))
      const metres = Math.hypot(ax + share * (bx - ax), ay + share * (by - ay))
      if (nearest === null || metres < nearest.metres)
        nearest = { metres, at: before.at + share * (fix.at - before.at) }
    }
  return nearest
}

/** A time without positions, and where the team was seen before and after it; null = not at all. */
interface Gap {
  ms: number
  before: Fix | null
  after: Fix | null
}

function gapsOf(stretches: readonly Fix[][], { from, to }: VisitWindow): Gap[] {
  const gaps: Gap[] = []
  let before: Fix | null = null
  for (const stretch of stretches) {
    const [first] = stretch
    if (!first) continue
    gaps.push({ ms: first.at - (before?.at ?? from), before, after: first })
    before = stretch.at(-1) ?? first
  }
  return [...gaps, { ms: to - (before?.at ?? from), before, after: null }]
}

/** Whether a team could have come from where it was seen, stayed, and gone to where it was seen next. */
function isLongEnough({ ms, before, after }: Gap, place: Place, window: VisitWindow, rule: VisitRule): boolean {
  if (ms <= rule.gapMs) return false
  const plane = planeAt(place)
  const way = [before, after].reduce(
    (sum, fix) => sum + (fix ? Math.max(0, Math.hypot(...plane(fix)) - rule.radiusMetres) : 0),
    0,
  )
  return way <= (window.metresPerSecond * (ms - rule.stayMs)) / 1000
}
