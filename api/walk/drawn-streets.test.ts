import { expect, test } from 'vitest'
import { buildWalkGraph, Coverage, limitMillimetres, Overlay, reachable, route, snapPoints } from './index.ts'
import { type Drawing, draw } from './testing/draw.ts'

const graphOf = (drawing: Drawing, minComponentVertices = 1) =>
  buildWalkGraph(drawing.streets, { minComponentVertices })
const lonLats = (drawing: Drawing, marks: string) => [...marks].flatMap((mark) => drawing.place(mark))
const inMetres = (walks: Int32Array) => Array.from(walks, (mm) => (mm === -1 ? null : Math.round(mm / 100) / 10))

function cover(drawing: Drawing, homes: string, points: string, minComponentVertices = 1): Coverage {
  const graph = graphOf(drawing, minComponentVertices)
  return new Coverage(graph, {
    residences: snapPoints(graph, lonLats(drawing, homes)),
    points: snapPoints(graph, lonLats(drawing, points)),
  })
}

/** Metres from each home to its nearest point; null where there is no way. */
const walks = (drawing: Drawing, homes: string, points: string) => inMetres(cover(drawing, homes, points).nearestMm)

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

const GATE = `
    a---g---b
    |       |
    c-------d
`

test('an open gate is passed, a locked or private one is walked around', () => {
  const through = (gate: Record<string, string>) => walks(draw(GATE, { nodes: { g: gate } }), 'a', 'b')
  expect(through({ barrier: 'gate' })).toEqual([400])
  expect(through({ barrier: 'gate', locked: 'yes' })).toEqual([600])
  expect(through({ barrier: 'gate', access: 'private' })).toEqual([600])
  expect(through({ barrier: 'lift_gate', access: 'no', foot: 'yes' })).toEqual([400])
  expect(through({ barrier: 'bollard' })).toEqual([400])
})

test('a gate is shut and opened again over a finished coverage', () => {
  const coverage = cover(draw(GATE, { nodes: { g: { barrier: 'gate' } } }), 'a', 'b')
  const [gate] = [...coverage.graph.gates()]
  expect(gate?.gate).toBe('open')
  coverage.shutGate(gate?.vertexId as number)
  expect(inMetres(coverage.nearestMm)).toEqual([600])
  coverage.openGate(gate?.vertexId as number)
  expect(inMetres(coverage.nearestMm)).toEqual([400])
})

test('a home beside a shut gate belongs to the street on its own side', () => {
  const estate = draw(
    `
    w       x
    a---g---b
    y 1 z
  `,
    { nodes: { g: { barrier: 'gate', locked: 'yes' } }, ways: { zx: { barrier: 'wall' } } },
  )
  expect(walks(estate, '1', 'a')).toEqual([150])
})

test('private ways are nobody’s short cut', () => {
  const ways = { gb: { highway: 'service', access: 'private' } }
  expect(walks(draw(GATE, { ways }), 'a', 'b')).toEqual([600])
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

test('stairs are walked, and no car drives on them', () => {
  const ways = { bc: { highway: 'steps', name: '石阶' } }
  const stairs = draw('a-b-c', { ways })
  expect(walks(stairs, 'a', 'c')).toEqual([200])
  expect(route(graphOf(stairs), stairs.place('a'), stairs.place('c'), undefined, { mode: 'car' })?.snapMetres[1]).toBe(
    100,
  )
})

test('a footpath is shut to cars: they drive round', () => {
  const streets = draw(GATE, { ways: { gb: { highway: 'footway' } } })
  const graph = graphOf(streets)
  const ends = [streets.place('a'), streets.place('b')] as const
  expect(route(graph, ...ends)?.metres).toBeCloseTo(400, 2)
  expect(route(graph, ...ends, undefined, { mode: 'car' })?.metres).toBeCloseTo(600, 2)
})

test('one-way streets bind cars only, unless foot is said', () => {
  const along = (tags: Record<string, string>, mode: 'foot' | 'car') => {
    const street = draw('a---b', { ways: { ab: { highway: 'residential', ...tags } } })
    const graph = graphOf(street)
    const [a, b] = [street.place('a'), street.place('b')]
    return [route(graph, a, b, undefined, { mode }) !== null, route(graph, b, a, undefined, { mode }) !== null]
  }
  expect(along({ oneway: 'yes' }, 'foot')).toEqual([true, true])
  expect(along({ oneway: 'yes' }, 'car')).toEqual([true, false])
  expect(along({ oneway: '-1' }, 'car')).toEqual([false, true])
  expect(along({ 'oneway:foot': 'yes' }, 'foot')).toEqual([true, false])
  expect(along({ 'oneway:foot': 'yes' }, 'car')).toEqual([true, true])
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
