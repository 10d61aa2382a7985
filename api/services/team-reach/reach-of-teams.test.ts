import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildWalkGraph, Overlay, snapPoints } from '../../walk/index.ts'
import { approachByDijkstra } from '../../walk/testing/approach-oracle.ts'
import { graphOf, lonLats } from '../../walk/testing/cover.ts'
import { draw } from '../../walk/testing/draw.ts'
import { randomTown } from '../../walk/testing/random-town.ts'
import { DRIVE_MM_PER_WALK_MM } from '../dispatch/speeds.ts'
import { reachOfTeams } from './reach-of-teams.ts'

const LIMIT_MM = 150_000
/** Walks are rounded to millimetres of driving. */
const ROUNDED_MM = 20

test('teams reach whom a naive search reaches, and first is who has the least time', async () => {
  const seen = { first: 0, nobody: 0, byCar: 0 }
  await fc.assert(
    fc.asyncProperty(randomTown, async (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const snaps = snapPoints(graph, town.homes)
      const drives = (row: number) => row % 2 === 0
      const teams = Array.from({ length: town.points.length / 2 }, (_, row) => ({
        at: [town.points[2 * row] as number, town.points[2 * row + 1] as number] as const,
        drives: drives(row),
      }))
      const from = {
        walkers: snapPoints(graph, town.points),
        drivers: snapPoints(graph, town.points, { mode: 'car' }),
      }
      const times = Array.from({ length: snaps.length }, (_, home) => {
        const place = snapPoints(graph, town.homes.slice(2 * home, 2 * home + 2))
        const { walkMm, driveMm } = approachByDijkstra(graph, place, from, DRIVE_MM_PER_WALK_MM)
        return teams.map((_, row) => {
          const driven = drives(row) ? (driveMm[row] ?? Infinity) / DRIVE_MM_PER_WALK_MM : Infinity
          return { mm: Math.min(walkMm[row] ?? Infinity, driven), isDriven: driven < (walkMm[row] ?? Infinity) }
        })
      })
      const isOnRim = (mm: number) => Math.abs(mm - LIMIT_MM) <= ROUNDED_MM
      const people = times.map((ways, home) => (ways.some(({ mm }) => isOnRim(mm)) ? 0 : home + 1))
      const streets = { graph, overlay: new Overlay(graph) }
      const reach = await reachOfTeams(streets, { snaps, people }, teams, LIMIT_MM)
      for (const row of teams.keys()) {
        const within = people.filter((_, home) => (times[home]?.[row]?.mm ?? Infinity) <= LIMIT_MM)
        expect(reach.peopleWithin[row]).toBe(within.reduce((sum, own) => sum + own, 0))
      }
      for (const [home, ways] of times.entries()) {
        if (people[home] === 0) continue
        const least = Math.min(...ways.map(({ mm }) => mm))
        const first = ways[reach.firstTeam[home] ?? -1]
        if (least > LIMIT_MM) expect(reach.firstTeam[home]).toBe(-1)
        else expect(first?.mm).toBeLessThanOrEqual(least + ROUNDED_MM)
        seen[least > LIMIT_MM ? 'nobody' : first?.isDriven ? 'byCar' : 'first']++
      }
      const reached = people.filter((_, home) => reach.firstTeam[home] !== -1)
      const firsts = reach.peopleFirst.reduce((sum, own) => sum + own, 0)
      expect(firsts).toBe(reached.reduce((sum, own) => sum + own, 0))
    }),
    { numRuns: 60 },
  )
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(30)
})

const STREET = draw(
  `
    a-T-H---b
    |       |
    c-------d
`,
  { ways: { ba: { highway: 'residential', oneway: 'yes' } } },
)

test('one-way streets bind who drives out, not who walks; a closed street binds both', async () => {
  const graph = graphOf(STREET)
  const homes = { snaps: snapPoints(graph, lonLats(STREET, 'H')), people: [7] }
  const reached = async (drives: boolean, seconds: number, overlay = new Overlay(graph)) => {
    const teams = [{ at: STREET.place('T'), drives }]
    return (await reachOfTeams({ graph, overlay }, homes, teams, seconds * 1250)).peopleWithin[0]
  }
  // 100 m along the street: 80 s on foot.
  expect(await reached(false, 80)).toBe(7)
  expect(await reached(false, 79)).toBe(0)
  // Round the block 100 + 50 + 400 + 50 + 200 m at 25 km/h are 115 s: who drives still walks the 100 m.
  expect(await reached(true, 79)).toBe(0)
  expect(await reached(true, 80)).toBe(7)
  const closed = new Overlay(graph)
  closed.closeEdge(snapPoints(graph, lonLats(STREET, 'H')).edge[0] as number)
  expect(await reached(false, 600, closed)).toBe(0)
})

test('whoever no longer waits is not computed for', async () => {
  const graph = graphOf(STREET)
  const homes = { snaps: snapPoints(graph, lonLats(STREET, 'H')), people: [7] }
  const teams = Array.from({ length: 200_000 }, () => ({ at: STREET.place('T'), drives: false }))
  const gone = AbortSignal.abort(new Error('gone'))
  await expect(reachOfTeams({ graph, overlay: new Overlay(graph) }, homes, teams, 1e6, gone)).rejects.toThrow('gone')
})
