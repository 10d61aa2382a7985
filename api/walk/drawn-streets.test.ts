import { expect, test } from 'vitest'
import { limitMillimetres, Overlay, reachable, route, snapPoints } from './index.ts'
import { cover, graphOf, inMetres, walks } from './testing/cover.ts'
import { draw } from './testing/draw.ts'

test('a home and a point on one street walk along it, legs included', () => {
  const street = draw(`
        1     P
    a-----------b
  `)
  expect(walks(street, '1', 'P')).toEqual([50 + 300 + 50])
})

test('a home opposite a point is their two legs away', () => {
  const street = draw(`
        1
    a-------b
        P
  `)
  expect(walks(street, '1', 'P')).toEqual([50 + 50])
})

test('a dead end is walked in and out again', () => {
  const streets = draw(`
    a---b---c
        |
        |
        d
  `)
  expect(walks(streets, 'abcd', 'd')).toEqual([350, 150, 350, 0])
})

const RIVER = `
    a-------b
    |       |
    c       d
  r           s
    e-------f
`
const WATER = { rs: { waterway: 'river' } }

test('nobody crosses a river without a bridge', () => {
  expect(walks(draw(RIVER, { ways: WATER }), 'e', 'c')).toEqual([null])
})

test('a bridge over the river is walked to and over', () => {
  const bridged = draw(RIVER, { ways: { ...WATER, df: { highway: 'footway', bridge: 'yes' } } })
  expect(walks(bridged, 'e', 'c')).toEqual([400 + 100 + 100 + 400 + 100])
})

test('a footbridge added later is walked at once, and closed again', () => {
  const river = draw(RIVER, { ways: WATER })
  const coverage = cover(river, 'e', 'c')
  const bridge = coverage.addEdge({ coordinates: [river.place('d'), river.place('f')], name: '新桥' })
  expect(inMetres(coverage.nearestMm)).toEqual([1100])
  const way = route(coverage.graph, river.place('e'), river.place('c'), coverage.overlay)
  expect(way?.steps.map((step) => step.name)).toContain('新桥')
  coverage.closeEdge(bridge)
  expect(inMetres(coverage.nearestMm)).toEqual([null])
})

test('coverage walks from the home to the point, not back', () => {
  const street = draw('a---b', { ways: { ab: { highway: 'footway', 'oneway:foot': 'yes' } } })
  expect(walks(street, 'ab', 'a')).toEqual([0, null])
  expect(walks(street, 'ab', 'b')).toEqual([200, 0])
})

test('of two points equally near, the one listed first counts', () => {
  const street = draw('p---h---q')
  expect(cover(street, 'h', 'pq').nearestPoint[0]).toBe(0)
  expect(cover(street, 'h', 'qp').nearestPoint[0]).toBe(0)
  const coverage = cover(street, 'h', 'pq')
  coverage.removePoint(0)
  expect(coverage.nearestPoint[0]).toBe(1)
  coverage.movePoint(0, ...street.place('p'))
  expect(coverage.nearestPoint[0]).toBe(0)
})

test('exactly 600 s is inside, a millimetre more is not', () => {
  const street = draw('a--------------b')
  const graph = graphOf(street)
  const targets = snapPoints(graph, street.place('b'))
  const limitMm = limitMillimetres({ speedMetresPerSecond: 1.25, limitSeconds: 600 })
  expect(limitMm).toBe(750_000)
  expect(reachable(graph, street.place('a'), targets, limitMm)).toEqual([{ index: 0, mm: 750_000 }])
  expect(reachable(graph, street.place('a'), targets, limitMm - 1)).toEqual([])
})

test('a closed street is walked around and its homes go to the next one', () => {
  const streets = draw(`
      1
    a---b
    |   |
    c---d
  `)
  const coverage = cover(streets, '1', 'b')
  expect(inMetres(coverage.nearestMm)).toEqual([150])
  const overlay = new Overlay(coverage.graph)
  const top = [...coverage.graph.streets()].find(
    ({ coordinates }) => coordinates[0]?.[1] === coordinates[1]?.[1] && (coordinates[0]?.[1] ?? 0) > 28.2995,
  )?.edgeId as number
  overlay.closeEdge(top)
  expect(route(coverage.graph, streets.place('1'), streets.place('b'), overlay)?.metres).toBeGreaterThan(200)
  coverage.closeEdge(top)
  const closed = inMetres(coverage.nearestMm)
  expect(closed[0]).toBeGreaterThan(150)
  coverage.openEdge(top)
  expect(inMetres(coverage.nearestMm)).toEqual([150])
})

test('a route names its streets in order and draws them from door to door', () => {
  const streets = draw(
    `
    1
    a---b
        |
        c---d
            2
  `,
    {
      ways: {
        ab: { highway: 'residential', name: '人民路' },
        bc: { highway: 'residential', name: '人民路' },
        cd: { highway: 'footway' },
      },
    },
  )
  const way = route(graphOf(streets), streets.place('1'), streets.place('2'))
  expect(way?.steps.map(({ name, metres }) => [name, Math.round(metres)])).toEqual([
    ['人民路', 300],
    ['', 200],
  ])
  expect(way?.snapMetres.map(Math.round)).toEqual([50, 50])
  expect(way?.metres).toBeCloseTo(600, 1)
  expect(way?.geometry.coordinates).toHaveLength(6)
})
