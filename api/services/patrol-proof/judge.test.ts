import { describe, expect, test } from 'vitest'
import { judge, type VisitRule, type VisitWindow } from './judge.ts'
import { type Fix, METRES_PER_DEGREE } from './track.ts'

const rule: VisitRule = { radiusMetres: 50, stayMs: 60_000, gapMs: 120_000, jitterMs: 30_000 }
const place = { lon: 122, lat: 0 }
const SECOND = 1000
const hour: VisitWindow = { from: 0, to: 3_600_000, now: 4_000_000, metresPerSecond: 1.25 }

/** Metres east of the place, at a second; on the equator a degree is the same both ways. */
const at = (seconds: number, metres: number, more: Partial<Fix> = {}): Fix => ({
  ...{ at: seconds * SECOND, lon: 122 + metres / METRES_PER_DEGREE, lat: 0, accuracyMetres: 8, joined: false, ...more },
})
/** A position each half minute. */
const every30 = (from: number, metres: readonly number[], more: Partial<Fix> = {}) =>
  metres.map((one, index) => at(from + index * 30, one, more))
/** Positions all through the hour, far away, but for those given. */
const among = (fixes: readonly Fix[]) => {
  const far = Array.from({ length: 121 }, (_, index) => at(index * 30, 5000))
  const [from, to] = [fixes[0]?.at ?? 0, fixes.at(-1)?.at ?? 0]
  return [...far.filter((fix) => fix.at < from), ...fixes, ...far.filter((fix) => fix.at > to)]
}
const verdict = (fixes: readonly Fix[], window = hour) => judge(fixes, place, window, rule).verdict

describe('a visit', () => {
  test('is sixty seconds within fifty metres, both included', () => {
    expect(verdict(every30(600, [50, 50, 50]))).toBe('visited')
    expect(verdict(among(every30(600, [50, 50, 50])))).toBe('visited')
    expect(judge(every30(600, [10, 0, 20, 40]), place, hour, rule)).toMatchObject({
      stay: { from: 600 * SECOND, to: 690 * SECOND, insideMs: 90 * SECOND },
      nearest: { metres: 0, at: 630 * SECOND },
    })
  })

  test('is not a shorter one, nor one beyond fifty metres', () => {
    expect(verdict(among(every30(600, [5000, 40, 40, 5000])))).toBe('missed')
    expect(verdict(among(every30(600, [51, 51, 51, 51])))).toBe('missed')
  })

  test('counts the part of a leg that lies inside: whoever walks past slowly enough has been there', () => {
    // From 200 m west to 200 m east: 100 of 400 m inside, in 320 s at a walker's pace.
    const passing = Array.from({ length: 11 }, (_, index) => at(600 + index * 32, -200 + index * 40))
    expect(judge(passing, place, hour, rule).stay?.insideMs).toBeCloseTo(80 * SECOND, -2)
    const driving = Array.from({ length: 11 }, (_, index) => at(600 + index * 6, -200 + index * 40))
    expect(verdict(among(driving))).not.toBe('visited')
  })

  test('survives positions that jump out of the circle for a moment; the time outside does not count', () => {
    const jumping = among([at(600, 30), at(625, 30), at(635, 90), at(645, 30), at(680, 30)])
    expect(judge(jumping, place, hour, rule)).toMatchObject({ verdict: 'visited' })
    expect(judge(jumping, place, hour, rule).stay?.insideMs).toBeLessThan(67 * SECOND)
    const leaving = among([at(600, 30), at(630, 30), at(640, 300), at(690, 300), at(700, 30), at(730, 30)])
    expect(verdict(leaving)).toBe('missed')
  })

  test('is not proved by positions that are less accurate than fifty metres; those without a word on it count', () => {
    expect(verdict(among(every30(600, [0, 0, 0, 0], { accuracyMetres: 51 })))).not.toBe('visited')
    expect(verdict(every30(600, [0, 0, 0], { accuracyMetres: 50 }))).toBe('visited')
    expect(verdict(every30(600, [0, 0, 0], { accuracyMetres: null }))).toBe('visited')
    // An inaccurate one amid accurate ones changes nothing.
    expect(verdict([at(600, 0), at(630, 900, { accuracyMetres: 400 }), at(660, 0)])).toBe('visited')
  })

  test('is not proved across a gap, unless what lay in it was left out when the track was thinned', () => {
    expect(verdict([at(600, 0), at(721, 0)])).toBe('stale')
    expect(verdict([at(600, 0), at(720, 0)])).toBe('visited')
    expect(verdict([at(600, 0), at(1200, 0, { joined: true })])).toBe('visited')
  })

  test('lies within the shift: what comes before or after does not count', () => {
    const late = every30(3570, [0, 0, 0, 0])
    expect(verdict(late)).not.toBe('visited')
    expect(verdict(late, { ...hour, to: 3_700_000 })).toBe('visited')
  })
})

describe('without a visit', () => {
  test('a place is pending as long as the shift goes on', () => {
    expect(verdict([], { ...hour, now: 1_000_000 })).toBe('pending')
    expect(verdict(among([]), { ...hour, now: 3_599_999 })).toBe('pending')
  })

  test('it was missed where positions show that the team was elsewhere', () => {
    expect(verdict(among([]))).toBe('missed')
    expect(judge(among([at(600, 300), at(630, 80)]), place, hour, rule).nearest).toEqual({
      metres: expect.closeTo(80, 3),
      at: 630_000,
    })
  })

  test('positions are stale where there are none, or none for as long as the way there and back takes', () => {
    expect(verdict([])).toBe('stale')
    expect(judge([], place, hour, rule).nearest).toBe(null)
    // 300 m away before and after: 250 m to the circle and 250 back at 1.25 m/s take 400 s, and 60 s there.
    const silent = (seconds: number) => [
      ...Array.from({ length: 20 }, (_, index) => at(index * 60, 300)),
      ...Array.from({ length: 40 }, (_, index) => at(1140 + seconds + index * 60, 300)).filter(
        (fix) => fix.at <= hour.to,
      ),
    ]
    expect(verdict(silent(459))).toBe('missed')
    expect(verdict(silent(461))).toBe('stale')
    expect(verdict(silent(461), { ...hour, metresPerSecond: 0.5 })).toBe('missed')
  })

  test('sparse positions leave it open', () => {
    expect(verdict(Array.from({ length: 7 }, (_, index) => at(index * 600, 300)))).toBe('stale')
  })
})
