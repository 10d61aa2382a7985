import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Approach, buildWalkGraph, Outreach, snapPoints } from './index.ts'
import { randomTown } from './testing/random-town.ts'

const LIMIT_MM = 150_000
const EVERYWHERE = { walkMm: 2 ** 29, driveMm: 2 ** 29 }
/** Walks are rounded to millimetres of driving. */
const ROUNDED_MM = 20

test('a base reaches the places to which the way from it is within the limit, on foot and by car', () => {
  const seen = { onFoot: 0, byCarOnly: 0, not: 0 }
  fc.assert(agreesWithApproach(seen), { numRuns: 100 })
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(50)
})

test('a car that stands at the very crossing can be left there, though its street leads away and lets nobody walk', () => {
  fc.assert(agreesWithApproach({ onFoot: 0, byCarOnly: 0, not: 0 }), {
    seed: 12,
    path: '1388:36:33:33:37:37',
    numRuns: 1,
  })
})

const agreesWithApproach = (seen: { onFoot: number; byCarOnly: number; not: number }) =>
  fc.property(randomTown, fc.constantFrom(50 / 9, 1.3), (town, ratio) => {
    const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
    const homes = snapPoints(graph, town.homes)
    const outreach = new Outreach(graph, LIMIT_MM, ratio)
    const approach = new Approach(ratio)
    for (let p = 0; 2 * p < town.points.length; p++) {
      const base: [number, number] = [town.points[2 * p] as number, town.points[2 * p + 1] as number]
      const [walker, driver] = [snapPoints(graph, base), snapPoints(graph, base, { mode: 'car' })]
      for (let i = 0; i < homes.length; i++) {
        approach.run(graph, snapPoints(graph, town.homes.slice(2 * i, 2 * i + 2)), EVERYWHERE)
        const onFoot = approach.walkMm(walker, 0) ?? Number.POSITIVE_INFINITY
        const byCar = (approach.driveMm(driver, 0) ?? Number.POSITIVE_INFINITY) / ratio
        outreach.setOut(base, false)
        expect(outreach.reaches(homes, i)).toBe(onFoot <= LIMIT_MM)
        const best = Math.min(onFoot, byCar)
        if (Math.abs(best - LIMIT_MM) <= ROUNDED_MM) continue
        outreach.setOut(base, true)
        expect(outreach.reaches(homes, i)).toBe(best <= LIMIT_MM)
        seen[onFoot <= LIMIT_MM ? 'onFoot' : best <= LIMIT_MM ? 'byCarOnly' : 'not']++
      }
    }
  })
