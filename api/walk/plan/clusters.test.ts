import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clustersOf } from './clusters.ts'

test('those at most 120 m apart are in one cluster, and nobody else', () => {
  const place = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (metres) => {
      const x = Int32Array.from(metres, ([east]) => east * 1000)
      const y = Int32Array.from(metres, ([, north]) => north * 1000)
      const rows = metres.map((_, row) => row)
      const clusters = clustersOf(rows, x, y, () => 1)
      expect(clusters.flat().sort((a, b) => a - b)).toEqual(rows)
      const clusterOf = rows.map((row) => clusters.findIndex((cluster) => cluster.includes(row)))
      const reached = joinedByBruteForce(metres)
      for (const a of rows) for (const b of rows) expect(clusterOf[a] === clusterOf[b]).toBe(reached[a] === reached[b])
    }),
  )
})

test('exactly 120 m is near enough, a millimetre more is not', () => {
  const apart = (mm: number) => clustersOf([0, 1], Int32Array.of(0, mm), Int32Array.of(0, 0), () => 1)
  expect(apart(120_000)).toEqual([[0, 1]])
  expect(apart(120_001)).toEqual([[0], [1]])
})

/** The least row that each is joined with, carried on until nothing changes. */
function joinedByBruteForce(metres: readonly (readonly [number, number])[]): number[] {
  const least = metres.map((_, row) => row)
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const [a, [ax, ay]] of metres.entries()) {
      for (const [b, [bx, by]] of metres.entries()) {
        if ((ax - bx) ** 2 + (ay - by) ** 2 > 120 ** 2 || (least[b] as number) >= (least[a] as number)) continue
        least[a] = least[b] as number
        isChanged = true
      }
    }
  }
  return least
}
