import { limitMillimetres } from '../limit.ts'
import { eastStretch } from '../project.ts'
import { Search } from '../search.ts'
import { snapPoints } from '../snap.ts'
import { walkshed } from '../walkshed.ts'
import type { Scene } from './scene.ts'
import type { PlanPoint, PlanSettings, PlanShed } from './types.ts'

const search = new Search()
/** Plane millimetres may differ from true ones by this much in any network that a city or prefecture needs. */
const PLANE_STRETCH = 1.02

/** The ground from which a point is within the limit, and the people by the streets beside those by the circle on paper. */
export function shedOf(
  scene: Scene,
  people: Int32Array,
  { id, lon, lat }: Pick<PlanPoint, 'id' | 'lon' | 'lat'>,
  settings: Pick<PlanSettings, 'limitSeconds' | 'speedMetresPerSecond'>,
): PlanShed {
  const { graph, overlay, snapLimitMetres } = scene
  const limitMm = limitMillimetres(settings)
  const options = { direction: 'to', snapLimitMetres } as const
  const { geometry } = walkshed(graph, [lon, lat], limitMm, overlay, options)
  const place = snapPoints(graph, [lon, lat], { overlay, snapLimitMetres })
  const legMm = place.legMm[0] as number
  search.run(overlay, place.edge[0] as number, place.offsetMm[0] as number, legMm, limitMm, options)
  const shed = {
    pointId: id,
    geometry,
    peopleWithin: 0,
    circleRadiusMetres: limitMm / 1000,
    peopleInCircle: 0,
    peopleInCircleOverLimit: 0,
  }
  const { x, y, edge, offsetMm, legMm: legs } = scene.any.residences
  const x0 = place.x[0] as number
  const y0 = place.y[0] as number
  // No walk is shorter than the straight line: farther residences are neither in the circle nor within the limit.
  const reach = limitMm * PLANE_STRETCH + 1000
  const square = limitMm * limitMm
  for (let row = 0; row < people.length; row++) {
    const north = (y[row] as number) - y0
    if (north > reach || north < -reach) continue
    const east = (x[row] as number) - x0
    if (east > reach || east < -reach) continue
    const stretched = east * eastStretch(graph.projection, y0 + north / 2)
    const isInCircle = stretched * stretched + north * north <= square
    const way = search.distanceTo(edge[row] as number, offsetMm[row] as number, legMm) + (legs[row] as number)
    const isWithin = way <= limitMm
    const count = people[row] as number
    if (isWithin) shed.peopleWithin += count
    if (!isInCircle) continue
    shed.peopleInCircle += count
    if (!isWithin) shed.peopleInCircleOverLimit += count
  }
  return shed
}
