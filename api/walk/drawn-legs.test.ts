import { expect, test } from 'vitest'
import { snapPoints } from './index.ts'
import { graphOf, lonLats } from './testing/cover.ts'
import { draw } from './testing/draw.ts'

const RAILWAY = `
    a-------b
  r           s
        1
    .
    .
    c-------d
`

test('a leg does not cross a railway: the home belongs to the farther street on its own side', () => {
  const leg = (ways: Record<string, Record<string, string>>) => {
    const drawing = draw(RAILWAY, { ways })
    return Math.round((snapPoints(graphOf(drawing), drawing.place('1')).legMm[0] as number) / 1000)
  }
  expect(leg({})).toBe(100)
  expect(leg({ rs: { railway: 'rail' } })).toBe(150)
  expect(leg({ rs: { barrier: 'wall' } })).toBe(150)
  expect(leg({ rs: { barrier: 'fence' } })).toBe(150)
  expect(leg({ rs: { waterway: 'river' } })).toBe(150)
  expect(leg({ rs: { railway: 'rail', tunnel: 'yes' } })).toBe(100)
  expect(leg({ rs: { railway: 'tram' } })).toBe(100)
  expect(leg({ rs: { waterway: 'stream' } })).toBe(100)
})

test('a home walled off from every street has no usable street data', () => {
  const court = draw(
    `
    a-------b
  w           x
        1
  z           y
  `,
    { ways: { wxyzw: { barrier: 'wall' } } },
  )
  expect(snapPoints(graphOf(court), court.place('1')).edge[0]).toBe(-1)
})

test('a home beyond the snap limit has no usable street data, one beyond 100 m is flagged', () => {
  const streets = draw(`
    a-------b
    .
    .
       1
    .
    .
       2
  `)
  const graph = graphOf(streets)
  const snaps = snapPoints(graph, lonLats(streets, '12'))
  expect([snaps.edge[0] !== -1, snaps.isFlagged(0), snaps.edge[1]]).toEqual([true, true, -1])
  expect(snapPoints(graph, streets.place('2'), { snapLimitMetres: 301 }).edge[0]).not.toBe(-1)
})

test('an island of streets is left out and counted, and the homes beside it belong to the mainland', () => {
  const streets = draw(`
    a---b---c---d
    .
          1
      i---j
  `)
  const graph = graphOf(streets, 3)
  expect(graph.stats()).toMatchObject({
    vertices: 4,
    edges: 3,
    components: 1,
    componentsLeftOut: 1,
    verticesLeftOut: 2,
  })
  expect(graph.stats().kilometres).toBeCloseTo(0.6, 5)
  expect(snapPoints(graph, streets.place('1')).legMm[0]).toBeCloseTo(100_000, -1)
})
