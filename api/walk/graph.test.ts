import { expect, test } from 'vitest'
import { buildWalkGraph, snapPoints, WalkGraph, WalkGraphError } from './index.ts'
import { segmentMetres } from './project.ts'
import { townOf } from './testing/random-town.ts'

const town = townOf(5, 3, 50, 5)
const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })

test('a graph from its own buffer answers the same', () => {
  const again = WalkGraph.from(graph.buffer.slice(0))
  expect(again.stats()).toEqual(graph.stats())
  expect([...again.streets()]).toEqual([...graph.streets()])
  expect(snapPoints(again, town.homes)).toEqual(snapPoints(graph, town.homes))
})

test('a view that begins in the middle of a larger buffer is read too', () => {
  const larger = new Uint8Array(graph.buffer.byteLength + 13)
  larger.set(new Uint8Array(graph.buffer), 5)
  expect(WalkGraph.from(larger.subarray(5, 5 + graph.buffer.byteLength)).stats()).toEqual(graph.stats())
})

test('the same streets give the same bytes', () => {
  const twin = buildWalkGraph(townOf(5, 3, 50, 5).streets, { minComponentVertices: 1 })
  expect(new Uint8Array(twin.buffer)).toEqual(new Uint8Array(graph.buffer))
})

test('a buffer that is no graph is refused with what was expected and what came', () => {
  const refuse = (change: (words: Int32Array<ArrayBuffer>) => ArrayBuffer | undefined) => {
    const copy = new Int32Array(graph.buffer.slice(0))
    const buffer = change(copy) ?? copy.buffer
    try {
      WalkGraph.from(buffer)
    } catch (error) {
      if (error instanceof WalkGraphError) return [error.code, error.expected, error.got]
      throw error
    }
    return 'read'
  }
  const bytes = graph.buffer.byteLength
  expect(refuse((words) => void words.fill(7, 0, 1))).toEqual(['notAWalkGraph', 0x57_47_4e_57, 7])
  expect(refuse((words) => void words.fill(99, 1, 2))).toEqual(['otherVersion', 1, 99])
  expect(refuse((words) => words.buffer.slice(0, bytes - 8))).toEqual(['truncated', bytes, bytes - 8])
  expect(refuse(() => new ArrayBuffer(16))).toEqual(['truncated', 'at least 128', 16])
  expect(refuse((words) => void words.fill(1_000_000, 4, 5))[0]).toBe('corrupt')
  expect(refuse((words) => void words.fill(-1, 5, 6))[0]).toBe('corrupt')
})

test('any single changed word is noticed', () => {
  for (let word = 4; word < graph.buffer.byteLength / 4; word += 17) {
    const copy = new Int32Array(graph.buffer.slice(0))
    copy[word] = (copy[word] as number) ^ 0x10
    expect(() => WalkGraph.from(copy.buffer), `word ${word}`).toThrow(WalkGraphError)
  }
})

test('an edge is as long as its line on the ellipsoid', () => {
  // WGS-84: a degree along the equator is 111,319.491 m, the first degree of latitude 110,574.389 m.
  let equator = 0
  let meridian = 0
  for (let part = 0; part < 100; part++) {
    equator += segmentMetres(part / 100, 0, (part + 1) / 100, 0)
    meridian += segmentMetres(0, part / 100, 0, (part + 1) / 100)
  }
  expect(equator).toBeCloseTo(111_319.491, 2)
  expect(meridian).toBeCloseTo(110_574.389, 2)
  for (const street of graph.streets()) {
    const metres = street.coordinates.reduce(
      (sum, [lon, lat], i) =>
        sum + (i === 0 ? 0 : segmentMetres(...(street.coordinates[i - 1] as [number, number]), lon, lat)),
      0,
    )
    // Coordinates are given to a centimetre.
    expect(Math.abs((graph.edgeLength[street.edgeId] as number) / 1000 - metres)).toBeLessThan(0.05)
  }
})

test('legs are measured right even far from the middle of a wide network', () => {
  const lon = [117, 119, 117.0005]
  const lat = [27, 29.5, 27]
  const wide = buildWalkGraph(
    {
      nodeLon: Float64Array.from(lon),
      nodeLat: Float64Array.from(lat),
      nodeTags: new Map(),
      wayStart: Uint32Array.of(0, 2, 4),
      wayNodes: Uint32Array.of(0, 1, 0, 2),
      wayTags: [{ highway: 'residential' }, { highway: 'residential' }],
    },
    { minComponentVertices: 1 },
  )
  const snaps = snapPoints(wide, [116.999, 27])
  expect(Math.abs((snaps.legMm[0] as number) / 1000 - segmentMetres(116.999, 27, 117, 27))).toBeLessThan(0.01)
})
