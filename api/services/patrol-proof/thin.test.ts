import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type VisitRule } from './judge.ts'
import { thin } from './thin.ts'
import { type Fix, METRES_PER_DEGREE, planeAt } from './track.ts'

const rule: VisitRule = { radiusMetres: 50, stayMs: 60_000, gapMs: 120_000, jitterMs: 30_000 }
const ORIGIN = { lon: 122, lat: 43 }
const place = (east: number, north: number) => ({
  lon: ORIGIN.lon + east / (METRES_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180)),
  lat: ORIGIN.lat + north / METRES_PER_DEGREE,
})

/** Steps of a walk: how long, how far, and how accurate; now and then it stands, jumps or falls silent. */
const step = fc.record({
  seconds: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 5, max: 60 }) }, fc.integer({ min: 61, max: 900 })),
  east: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: -60, max: 60, noNaN: true })),
  north: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: -60, max: 60, noNaN: true })),
  accuracyMetres: fc.oneof({ weight: 9, arbitrary: fc.constant(8) }, fc.constantFrom(null, 49, 60, 300)),
})
const walks = fc.array(step, { minLength: 1, maxLength: 60 }).map((steps) => {
  let [at, east, north] = [0, 0, 0]
  return steps.map(({ accuracyMetres, ...one }): Fix => {
    at += one.seconds * 1000
    east += one.east
    north += one.north
    return { at, ...place(east, north), accuracyMetres, joined: false }
  })
})
const placesNear = fc.array(
  fc.tuple(fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: -300, max: 300, noNaN: true })),
  { maxLength: 6 },
)

test('no verdict changes when a track is thinned, or thinned once more', () => {
  fc.assert(
    fc.property(walks, placesNear, fc.nat(1_500_000), (track, corners, half) => {
      const places = corners.map(([east, north]) => place(east, north))
      const end = (track.at(-1)?.at ?? 0) + 60_000
      const thinning = { toleranceMetres: 10, radiusMetres: 50, gapMs: rule.gapMs, places, cuts: [half] }
      const once = thin(track, thinning)
      const twice = thin(once, thinning)
      for (const one of places)
        for (const window of [
          { from: 0, to: end },
          { from: 0, to: half },
          { from: half, to: Math.max(half, end) },
        ]) {
          const moment = { ...window, now: end + 1, metresPerSecond: 1.25 }
          const whole = judge(track, one, moment, rule)
          for (const thinned of [once, twice]) {
            const found = judge(thinned, one, moment, rule)
            expect(found.verdict).toBe(whole.verdict)
            if (whole.stay) expect(found.stay?.from).toBeCloseTo(whole.stay.from, 0)
          }
        }
    }),
    { numRuns: 300 },
  )
})

test('at each moment the thinned track stands within the tolerance of the whole one', () => {
  fc.assert(
    fc.property(walks, (track) => {
      const exact = track.map((fix) => ({ ...fix, accuracyMetres: 8 }))
      const thinned = thin(exact, { toleranceMetres: 10, radiusMetres: 50, gapMs: rule.gapMs, places: [], cuts: [] })
      const plane = planeAt(ORIGIN)
      for (const fix of exact) {
        const after = thinned.findIndex(({ at }) => at >= fix.at)
        const [to, from] = [thinned[after], thinned[Math.max(0, after - 1)]]
        if (!to || !from) throw new Error('the last position is always kept')
        const share = to.at === from.at ? 1 : (fix.at - from.at) / (to.at - from.at)
        const [[ax, ay], [bx, by], [x, y]] = [plane(from), plane(to), plane(fix)]
        expect(Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y)).toBeLessThanOrEqual(10.001)
      }
    }),
    { numRuns: 100 },
  )
})

test('a straight walk with a position each half minute keeps its ends; a stop in it keeps its corners', () => {
  const fix = (seconds: number, metres: number): Fix => ({
    ...{ at: seconds * 1000, ...place(metres, 0), accuracyMetres: 8, joined: false },
  })
  const thinning = { toleranceMetres: 10, radiusMetres: 50, gapMs: rule.gapMs, places: [], cuts: [] }
  const straight = Array.from({ length: 100 }, (_, index) => fix(index * 30, index * 35))
  expect(thin(straight, thinning).map(({ at, joined }) => [at, joined])).toEqual([
    [0, false],
    [2_970_000, true],
  ])
  const stopping = [...straight, ...Array.from({ length: 40 }, (_, index) => fix(3000 + index * 30, 99 * 35))]
  expect(thin(stopping, thinning).map(({ at }) => at)).toEqual([0, 2_970_000, 4_170_000])
})
