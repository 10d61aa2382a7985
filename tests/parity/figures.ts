import { buildWalkGraph, Coverage, reachable, snapPoints, walkshed } from '@wangge/api/walk'

/** Streets and places as numbers that JSON carries exactly, so that both engines begin with the same bits. */
export interface ParityInput {
  streets: {
    nodeLon: number[]
    nodeLat: number[]
    nodeTags: [number, Record<string, string>][]
    wayStart: number[]
    wayNodes: number[]
    wayTags: Record<string, string>[]
  }
  /** Interleaved WGS-84 degrees. */
  residences: number[]
  points: number[]
}

/** Everything that the walk engine promises to be the same integers wherever it runs. */
export interface ParityFigures {
  graphBytes: number
  graphHash: number
  snapEdges: number[]
  snapLegs: number[]
  nearestMm: number[]
  nearestPoint: number[]
  /** After moving, adding and removing points. */
  nearestMmAfterEdits: number[]
  reached: { index: number; mm: number }[]
  /** GeoJSON text of the first points' walksheds. */
  walksheds: string[]
}

/** Ten minutes at 1.25 m/s. */
const LIMIT_MM = 750_000
const WALKSHEDS = 12

export function parityFigures(input: ParityInput): ParityFigures {
  const { streets } = input
  const graph = buildWalkGraph({
    nodeLon: Float64Array.from(streets.nodeLon),
    nodeLat: Float64Array.from(streets.nodeLat),
    nodeTags: new Map(streets.nodeTags),
    wayStart: Uint32Array.from(streets.wayStart),
    wayNodes: Uint32Array.from(streets.wayNodes),
    wayTags: streets.wayTags,
  })
  const residences = snapPoints(graph, Float64Array.from(input.residences))
  const points = snapPoints(graph, Float64Array.from(input.points))
  const coverage = new Coverage(graph, { residences, points })
  const nearestMm = [...coverage.nearestMm]
  const nearestPoint = [...coverage.nearestPoint]

  const places = pairs(input.points)
  for (const [index, [lon, lat]] of places.slice(0, 40).entries()) coverage.movePoint(index, lon + 0.001, lat - 0.0005)
  for (const [lon, lat] of places.slice(0, 20)) coverage.addPoint(lon - 0.002, lat + 0.001)
  for (let index = 0; index < 10; index++) coverage.removePoint(index)

  const first = places[0] ?? [0, 0]
  return {
    graphBytes: graph.buffer.byteLength,
    graphHash: hash(new Uint8Array(graph.buffer)),
    snapEdges: [...residences.edge],
    snapLegs: [...residences.legMm],
    nearestMm,
    nearestPoint,
    nearestMmAfterEdits: [...coverage.nearestMm],
    reached: reachable(graph, first, residences, LIMIT_MM),
    walksheds: places.slice(0, WALKSHEDS).map((place) => JSON.stringify(walkshed(graph, place, LIMIT_MM).geometry)),
  }
}

function pairs(flat: readonly number[]): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    flat[2 * index] as number,
    flat[2 * index + 1] as number,
  ])
}

/** FNV-1a over bytes, 32 bits. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}
