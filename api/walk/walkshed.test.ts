import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildWalkGraph, Overlay, route, snapPoints, walkshed } from './index.ts'
import { simplifyRing } from './shed/simplify.ts'
import { draw } from './testing/draw.ts'
import { covers, crossings, signedArea } from './testing/polygons.ts'
import { randomTown, townOf } from './testing/random-town.ts'

const options = { minComponentVertices: 1 }

test('a lone street is reached along its length and as far aside as the rest of the walk goes', () => {
  const street = draw(`
    .
    .
    .                      4
              1   2        3
    a---------h-----------------b
  `)
  const graph = buildWalkGraph(street.streets, options)
  const { geometry } = walkshed(graph, street.place('h'), 500_000)
  // 1: 50 m aside; 2: 200 + 50; 3: 650 + 50; 4: 650 + 100.
  expect(['1', '2', '3', '4', 'a'].map((mark) => covers(geometry, street.place(mark)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a block that is too far to walk into is a hole', () => {
  const streets = draw(`
    a-----------------b
    |                 |
    |                 |
    |                 |
    |        X        |
    |                 |
    |                 |
    |                 |
    c-----------------d
  `)
  const graph = buildWalkGraph(streets.streets, options)
  const { geometry } = walkshed(graph, streets.place('a'), 1_400_000, undefined, { snapLimitMetres: 100 })
  expect(geometry?.coordinates).toHaveLength(1)
  const [outer, ...holes] = geometry?.coordinates[0] ?? []
  expect(holes).toHaveLength(1)
  expect(signedArea(outer ?? [])).toBeGreaterThan(0)
  expect(signedArea(holes[0] ?? [])).toBeLessThan(0)
  expect(covers(geometry, streets.place('X'))).toBe(false)
  expect(covers(geometry, streets.place('d'))).toBe(true)
})

test('the ground beyond a river is outside, however near', () => {
  const streets = draw(
    `
    .      1
    a-------b
  r             s
    .      2
    c-------d
  `,
    { ways: { rs: { waterway: 'river' } } },
  )
  const { geometry } = walkshed(buildWalkGraph(streets.streets, options), streets.place('a'), 600_000)
  expect(covers(geometry, streets.place('1'))).toBe(true)
  expect(covers(geometry, streets.place('2'))).toBe(false)
})

test('a place without usable street has no walkshed', () => {
  const street = draw('a---b')
  const graph = buildWalkGraph(street.streets, options)
  expect(walkshed(graph, [110, 20], 750_000)).toEqual({ geometry: null })
  const [lon, lat] = street.place('a')
  expect(walkshed(graph, [lon, lat + 0.001], 50_000)).toEqual({ geometry: null })
})

test('rings are closed, turn as GeoJSON wants and never cross', () => {
  fc.assert(
    fc.property(randomTown, fc.integer({ min: 20_000, max: 500_000 }), (town, limitMm) => {
      const graph = buildWalkGraph(town.streets, options)
      const { geometry } = walkshed(graph, [town.points[0] as number, town.points[1] as number], limitMm)
      for (const [outer, ...holes] of geometry?.coordinates ?? []) {
        expect(signedArea(outer ?? [])).toBeGreaterThan(0)
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0)
        for (const ring of [outer ?? [], ...holes]) expect(ring.at(-1)).toEqual(ring[0])
      }
      expect(crossings(geometry)).toBe(0)
    }),
    { numRuns: 200 },
  )
})

test('the drawn ground and the walks of the people on it agree', () => {
  const town = townOf(20, 11, 4_000, 40)
  const graph = buildWalkGraph(town.streets, options)
  const homes = snapPoints(graph, town.homes)
  let agree = 0
  let total = 0
  for (let p = 0; p < 10; p++) {
    const point: [number, number] = [town.points[2 * p] as number, town.points[2 * p + 1] as number]
    const { geometry } = walkshed(graph, point, 600_000, undefined, { direction: 'to' })
    for (let i = p; i < homes.length; i += 10) {
      const home: [number, number] = [town.homes[2 * i] as number, town.homes[2 * i + 1] as number]
      const isInside = (route(graph, home, point)?.millimetres ?? Infinity) <= 600_000
      total++
      if (covers(geometry, home) === isInside) agree++
    }
  }
  expect(agree / total).toBeGreaterThan(0.98)
})

test('a change over the graph changes the ground near it as if the overlay were new', () => {
  const town = townOf(10, 5, 1, 20)
  const graph = buildWalkGraph(town.streets, options)
  const used = new Overlay(graph)
  const place = (i: number): [number, number] => [town.points[2 * i] as number, town.points[2 * i + 1] as number]
  const changes: ((overlay: Overlay) => void)[] = [
    (overlay) => void overlay.closeEdge(3),
    (overlay) => void overlay.addEdge({ coordinates: [place(1), place(2)] }),
    (overlay) => void overlay.closeEdge(graph.edgeCount),
    (overlay) => void overlay.openEdge(3),
    (overlay) => void overlay.shutGate(5),
  ]
  changes.forEach((change, done) => {
    change(used)
    const fresh = new Overlay(graph)
    for (const before of changes.slice(0, done + 1)) before(fresh)
    for (let i = 0; i < 20; i++) {
      expect(walkshed(graph, place(i), 400_000, used)).toEqual(walkshed(graph, place(i), 400_000, fresh))
    }
  })
})

test('simplifying moves no dropped place farther than the tolerance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 4 }),
      (ring) => {
        const xy = Float64Array.from(ring.flat())
        const count = simplifyRing(xy, ring.length, 3)
        const kept = Array.from({ length: count }, (_, i) => [xy[2 * i], xy[2 * i + 1]] as [number, number])
        expect(kept[0]).toEqual(ring[0])
        expect(kept.at(-1)).toEqual(ring.at(-1))
        for (const place of ring) {
          const away = Math.min(
            ...kept.slice(1).map((end, i) => distanceToLine(place, kept[i] as [number, number], end)),
          )
          expect(away).toBeLessThanOrEqual(3 + 1e-9)
        }
      },
    ),
  )
})

function distanceToLine([x, y]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
  return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y)
}
