import { readStreets } from '@wangge/seeds'
import { buildWalkGraph, limitMillimetres, type Snaps, snapPoints, WalkGraph } from '../index.ts'
import { randomFrom, samplePlaces } from './sample.ts'

/** Ten minutes at 1.25 m/s, which is the 4.5 km/h that peers are told. */
export const LIMIT_MM = limitMillimetres({ speedMetresPerSecond: 1.25, limitSeconds: 600 })

export interface Town {
  graph: WalkGraph
  points: Snaps
  /** Interleaved degrees, as of the residences. */
  pointLonLat: Float64Array
  residences: Snaps
  residenceLonLat: Float64Array
}

/** Streets of a file with points and residences sown along them by length, each up to 30 m aside. */
export async function readTown(path: string, pointCount: number, residenceCount: number, seed: number): Promise<Town> {
  const graph = await readGraph(path)
  const random = randomFrom(seed)
  const pointLonLat = samplePlaces(graph, pointCount, 30_000, random)
  const residenceLonLat = samplePlaces(graph, residenceCount, 30_000, random)
  return {
    graph,
    pointLonLat,
    residenceLonLat,
    points: snapPoints(graph, pointLonLat),
    residences: snapPoints(graph, residenceLonLat),
  }
}

export async function readGraph(path: string): Promise<WalkGraph> {
  return WalkGraph.from(buildWalkGraph(await readStreets(path)).buffer)
}

export function placeOf(lonLat: Float64Array, row: number): [lon: number, lat: number] {
  return [lonLat[2 * row] as number, lonLat[2 * row + 1] as number]
}
