import type { MultiPolygon } from 'geojson'
import { type Snaps, type WalkGraph, walkshed } from '../index.ts'
import { Search } from '../search.ts'

/** Beyond this as the crow flies nobody walks 750 m. */
const CROW_MM = 750_000

/**
 * How well walksheds tell who is inside: the truth is every residence within 750 m as the crow flies whose own walk to the point
 * is within the limit; told is every residence inside the drawn polygon.
 */
export function judgeSheds(
  graph: WalkGraph,
  residences: Snaps,
  points: Snaps,
  pointLonLat: Float64Array,
  limitMm: number,
): { recall: number; precision: number; vertices: number; members: number } {
  const byCell = new Map<string, number[]>()
  for (let i = 0; i < residences.length; i++) {
    const key = cellKey(residences.x[i] as number, residences.y[i] as number)
    const cell = byCell.get(key)
    if (cell) cell.push(i)
    else byCell.set(key, [i])
  }
  const search = new Search()
  let truth = 0
  let told = 0
  let both = 0
  let vertices = 0
  for (let p = 0; p < points.length; p++) {
    const place: [number, number] = [pointLonLat[2 * p] as number, pointLonLat[2 * p + 1] as number]
    const { geometry } = walkshed(graph, place, limitMm, undefined, { direction: 'to' })
    for (const ring of geometry?.coordinates.flat() ?? []) vertices += ring.length
    const legMm = points.legMm[p] as number
    search.run(graph, points.edge[p] as number, points.offsetMm[p] as number, legMm, limitMm, { direction: 'to' })
    const x = points.x[p] as number
    const y = points.y[p] as number
    for (let dx = -2; dx <= 2; dx++) {
      for (let dy = -2; dy <= 2; dy++) {
        for (const r of byCell.get(cellKey(x + dx * CROW_MM, y + dy * CROW_MM)) ?? []) {
          const walk =
            search.distanceTo(residences.edge[r] as number, residences.offsetMm[r] as number, legMm) +
            (residences.legMm[r] as number)
          const east = (residences.x[r] as number) - x
          const north = (residences.y[r] as number) - y
          const isTrue = walk <= limitMm && east * east + north * north <= CROW_MM * CROW_MM
          const isTold =
            geometry !== null && covers(geometry, graph.lonLat(residences.x[r] as number, residences.y[r] as number))
          if (isTrue) truth++
          if (isTold) told++
          if (isTrue && isTold) both++
        }
      }
    }
  }
  return {
    recall: both / truth,
    precision: both / told,
    vertices: vertices / points.length,
    members: truth / points.length,
  }
}

function cellKey(x: number, y: number): string {
  return `${Math.floor(x / CROW_MM)},${Math.floor(y / CROW_MM)}`
}

function covers(geometry: MultiPolygon, [lon, lat]: [number, number]): boolean {
  let isInside = false
  for (const polygon of geometry.coordinates) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number]
        const [bx, by] = ring[i] as [number, number]
        if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) isInside = !isInside
      }
    }
  }
  return isInside
}
