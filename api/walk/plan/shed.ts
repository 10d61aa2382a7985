import { limitMillimetres } from '../limit.ts'
import { snapPoints } from '../snap.ts'
import { walkshed } from '../walkshed.ts'
import type { Scene } from './scene.ts'
import type { PlanPoint, PlanSettings, PlanShed } from './types.ts'
import { residencesAround } from './within.ts'

/** The ground from which a point is within the limit, and the people by the streets beside those by the circle on paper. */
export function shedOf(
  scene: Scene,
  people: Int32Array,
  { id, lon, lat }: Pick<PlanPoint, 'id' | 'lon' | 'lat'>,
  settings: Pick<PlanSettings, 'limitSeconds' | 'speedMetresPerSecond'>,
): PlanShed {
  const { graph, overlay, snapLimitMetres } = scene
  const limitMm = limitMillimetres(settings)
  const { geometry } = walkshed(graph, [lon, lat], limitMm, overlay, { direction: 'to', snapLimitMetres })
  const shed: PlanShed = {
    pointId: id,
    geometry,
    peopleWithin: 0,
    circleRadiusMetres: limitMm / 1000,
    peopleInCircle: 0,
    peopleInCircleOverLimit: 0,
  }
  const place = snapPoints(graph, [lon, lat], { overlay, snapLimitMetres })
  residencesAround(scene, place, 0, limitMm, (row, walkMm, straightSquareMm) => {
    const count = people[row] as number
    const isWithin = walkMm <= limitMm
    if (isWithin) shed.peopleWithin += count
    if (straightSquareMm > limitMm * limitMm) return
    shed.peopleInCircle += count
    if (!isWithin) shed.peopleInCircleOverLimit += count
  })
  return shed
}
