import { secondsOfMillimetres } from '../limit.ts'
import { eastStretch } from '../project.ts'
import { route } from '../route.ts'
import { snapPoints } from '../snap.ts'
import type { Scene } from './scene.ts'
import type { Standing } from './standing.ts'

/** The way from a residence to the point that serves it, or would. */
export interface PlanWalk {
  pointId: string
  metres: number
  seconds: number
  straightMetres: number
  steps: { name: string; metres: number }[]
  coordinates: [lon: number, lat: number][]
}

/** To the point that serves the residence; else to the nearest of the right kinds, shut, full or beyond the limit. Null = no way. */
export function walkOf(
  scene: Scene,
  standing: Standing,
  row: number,
  residence: readonly [lon: number, lat: number],
  speedMetresPerSecond: number,
): PlanWalk | null {
  const serving =
    standing.servedPeople[row] === 0 && standing.states[row] !== 0 ? -1 : (standing.pointRow[row] as number)
  const pointRow = serving === -1 ? (scene.any.nearestPoint[row] as number) : serving
  if (pointRow === -1) return null
  const point = scene.pointAt(pointRow)
  const { graph, overlay, snapLimitMetres } = scene
  const way = route(graph, residence, [point.lon, point.lat], overlay, { snapLimitMetres })
  if (way === null) return null
  const { x, y } = snapPoints(graph, [...residence, point.lon, point.lat], { snapLimitMetres })
  const [x0, x1] = [x[0] as number, x[1] as number]
  const [y0, y1] = [y[0] as number, y[1] as number]
  const east = (x1 - x0) * eastStretch(graph.projection, (y0 + y1) / 2)
  return {
    pointId: point.id,
    metres: way.metres,
    seconds: secondsOfMillimetres(way.millimetres, speedMetresPerSecond),
    straightMetres: Math.sqrt(east * east + (y1 - y0) * (y1 - y0)) / 1000,
    steps: way.steps,
    coordinates: way.geometry.coordinates as [number, number][],
  }
}
