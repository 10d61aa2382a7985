import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Approach, buildWalkGraph, snapPoints } from './index.ts'
import { approachByDijkstra } from './testing/approach-oracle.ts'
import { randomTown } from './testing/random-town.ts'

const EVERYWHERE = { walkMm: 2 ** 29, driveMm: 2 ** 29 }
/** A car drives 50/9 mm while one walks a millimetre; and one that hardly gains on a walker, so that getting off early pays. */
const RATIOS = [50 / 9, 1.3]

test('every team takes as long as a Dijkstra of its own finds, on foot and by car with the walk behind it', () => {
  const kinds = { mixed: 0, driven: 0, walkedOnly: 0, none: 0 }
  fc.assert(
    fc.property(randomTown, fc.constantFrom(...RATIOS), (town, ratio) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const walkers = snapPoints(graph, town.homes)
      const drivers = snapPoints(graph, town.homes, { mode: 'car' })
      const approach = new Approach(ratio)
      for (let p = 0; 2 * p < town.points.length; p++) {
        const end = snapPoints(graph, town.points.slice(2 * p, 2 * p + 2))
        approach.run(graph, end, EVERYWHERE)
        const rows = [...walkers.edge.keys()]
        const truth = approachByDijkstra(graph, end, { walkers, drivers }, ratio)
        expect(rows.map((i) => approach.walkMm(walkers, i))).toEqual(truth.walkMm)
        expect(rows.map((i) => approach.driveMm(drivers, i))).toEqual(truth.driveMm)
        for (const i of rows) {
          const mm = approach.driveMm(drivers, i)
          const way = approach.way(graph, 'car', drivers, i)
          expect(way === null).toBe(mm === null)
          if (way === null || mm === null) {
            kinds.none++
            continue
          }
          expect(Math.abs(way.drivenMm + way.walkedMm * ratio - mm)).toBeLessThanOrEqual(2)
          const legs = (drivers.legMm[i] as number) + (end.legMm[0] as number)
          kinds[way.drivenMm === 0 ? 'walkedOnly' : way.walkedMm > legs ? 'mixed' : 'driven']++
        }
      }
    }),
    { numRuns: 200 },
  )
  for (const [kind, seen] of Object.entries(kinds)) expect(seen, kind).toBeGreaterThan(50)
})

test('the drawn way begins at the team, ends at the place, and is as long on the ground as it is counted', () => {
  fc.assert(
    fc.property(randomTown, (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const approach = new Approach(50 / 9)
      const end = snapPoints(graph, town.points.slice(0, 2))
      approach.run(graph, end, EVERYWHERE)
      for (const mode of ['foot', 'car'] as const) {
        const from = snapPoints(graph, town.homes, { mode })
        for (let i = 0; i < from.length; i++) {
          const way = approach.way(graph, mode, from, i)
          if (way === null) continue
          expect(way.coordinates[0]).toEqual(graph.lonLat(from.x[i] as number, from.y[i] as number))
          expect(way.coordinates.at(-1)).toEqual(graph.lonLat(end.x[0] as number, end.y[0] as number))
          const onGround = lengthMetres(way.coordinates)
          expect(Math.abs(onGround - (way.walkedMm + way.drivenMm) / 1000)).toBeLessThan(0.5 + onGround / 500)
        }
      }
    }),
    { numRuns: 100 },
  )
})

/** Of a line of some hundred metres near 28° north; WGS-84's radii there. */
function lengthMetres(line: readonly (readonly [number, number])[]): number {
  return line.slice(1).reduce((sum, [lon, lat], i) => {
    const [lonBefore, latBefore] = line[i] as readonly [number, number]
    return sum + Math.hypot((lon - lonBefore) * 98_364, (lat - latBefore) * 110_827)
  }, 0)
}
