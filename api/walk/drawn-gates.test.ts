import { expect, test } from 'vitest'
import { Overlay, route } from './index.ts'
import { cover, graphOf, inMetres, walks } from './testing/cover.ts'
import { type Drawing, draw } from './testing/draw.ts'

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

test('what is drawn of the streets has the changes laid over them', () => {
  const drawing = draw(GATE, { nodes: { g: { barrier: 'gate' } } })
  const graph = graphOf(drawing)
  const overlay = new Overlay(graph)
  const [gate] = [...graph.gates()]
  overlay.shutGate(gate?.vertexId as number)
  overlay.closeEdge(0)
  overlay.addEdge({ coordinates: [drawing.place('a'), drawing.place('d')], name: '便桥' })

  const before = [...graph.streets()]
  const after = [...graph.streets(overlay)]
  expect(before.map(({ gate, foot }) => [gate, foot])).not.toContainEqual(['shut', true])
  expect(after.filter(({ gate }) => gate === 'shut')).toHaveLength(2)
  expect(after[0]).toMatchObject({ edgeId: 0, foot: false, coordinates: before[0]?.coordinates })
  expect(after.slice(before.length)).toMatchObject([
    { name: '便桥', roadClass: 'footway', foot: true, car: false, coordinates: lonLatPairs(drawing, 'ad') },
  ])
})

/** To the centimetre, as the plane keeps them. */
const lonLatPairs = (drawing: Drawing, marks: string) =>
  [...marks].map((mark) => drawing.place(mark).map((degrees) => expect.closeTo(degrees, 6)))
