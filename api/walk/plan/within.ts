import { eastStretch } from '../project.ts'
import { Search } from '../search.ts'
import type { Snaps } from '../snaps.ts'
import type { Scene } from './scene.ts'

const search = new Search()
/** Plane millimetres may differ from true ones by this much in any network that a city or prefecture needs. */
const PLANE_STRETCH = 1.02

/**
 * Calls back with every residence that could be within a limit of row `point` of `places`, ascending: its walk to there, and its squared
 * straight way. No walk is shorter than the straight line, so all that are left out are beyond the limit both ways.
 */
export function residencesAround(
  { graph, overlay, any }: Scene,
  places: Snaps,
  point: number,
  limitMm: number,
  visit: (row: number, walkMm: number, straightSquareMm: number) => void,
): void {
  const legMm = places.legMm[point] as number
  search.run(overlay, places.edge[point] as number, places.offsetMm[point] as number, legMm, limitMm, {
    direction: 'to',
  })
  const { x, y, edge, offsetMm, legMm: ownLegMm } = any.residences
  const x0 = places.x[point] as number
  const y0 = places.y[point] as number
  const reach = limitMm * PLANE_STRETCH + 1000
  for (let row = 0; row < x.length; row++) {
    const north = (y[row] as number) - y0
    if (north > reach || north < -reach) continue
    const east = (x[row] as number) - x0
    if (east > reach || east < -reach) continue
    const way = search.distanceTo(edge[row] as number, offsetMm[row] as number, legMm)
    const stretched = east * eastStretch(graph.projection, y0 + north / 2)
    visit(row, way + (ownLegMm[row] as number), stretched * stretched + north * north)
  }
}
