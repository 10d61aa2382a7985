import type { MultiPolygon } from 'geojson'
import { Search } from '../search.ts'
import { covers } from './point-in-polygon.ts'
import type { Town } from './town.ts'
import { LIMIT_MM } from './town.ts'

/** Beyond this as the crow flies nobody walks 750 m. */
const CROW_MM = 750_000

export interface Judgement {
  recall: number
  precision: number
  /** Of a polygon, and residences truly inside, on average. */
  vertices: number
  members: number
}

/**
 * How well polygons tell who is inside: the truth is every residence within 750 m as the crow flies whose own walk to the point
 * is within the limit; told is every residence inside the polygon. `shapes` are those of the first points, one each.
 */
export function judgeSheds(town: Town, shapes: readonly (MultiPolygon | null)[]): Judgement {
  const { graph, residences, points } = town
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
  for (const [p, geometry] of shapes.entries()) {
    for (const ring of geometry?.coordinates.flat() ?? []) vertices += ring.length
    const legMm = points.legMm[p] as number
    search.run(graph, points.edge[p] as number, points.offsetMm[p] as number, legMm, LIMIT_MM, { direction: 'to' })
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
          const isTrue = walk <= LIMIT_MM && east * east + north * north <= CROW_MM * CROW_MM
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
    vertices: vertices / shapes.length,
    members: truth / shapes.length,
  }
}

function cellKey(x: number, y: number): string {
  return `${Math.floor(x / CROW_MM)},${Math.floor(y / CROW_MM)}`
}
