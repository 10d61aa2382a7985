import { limitMillimetres } from '../limit.ts'
import { fillRoom, hasRoomToAsk } from './room.ts'
import type { Scene } from './scene.ts'
import { CLOSED, GAP, NO_STREET_DATA, SERVED } from './sums.ts'
import type { PlanBase, PlanSettings } from './types.ts'

/** How every residence stands, under some edits and settings. Never changed once made. */
export interface Standing {
  /** Index into PLAN_STATES. One that is served in part is closed. */
  states: Uint8Array
  servedPeople: Int32Array
  /**
   * Walk to the nearest point that counts now, however far, and the row of that point; -1 = none. With room asked for: to the nearest that
   * has room for anybody of this residence; -1 too where one is within the limit but all such are full.
   */
  walkMm: Int32Array
  pointRow: Int32Array
}

/** Reads the states off a scene that has been brought up to date. */
export function standingOf(scene: Scene, residences: PlanBase['residences'], settings: PlanSettings): Standing {
  const limitMm = limitMillimetres(settings)
  const { people } = residences
  const { nearestMm } = scene.now
  const { edge } = scene.any.residences
  const anyMm = scene.any.nearestMm
  const standing: Standing = {
    states: new Uint8Array(people.length),
    servedPeople: new Int32Array(people.length),
    walkMm: nearestMm.slice(),
    pointRow: scene.now.nearestPoint.slice(),
  }
  const { states, servedPeople } = standing
  for (let row = 0; row < people.length; row++) {
    const mm = nearestMm[row] as number
    if (mm !== -1 && mm <= limitMm) {
      states[row] = SERVED
      servedPeople[row] = people[row] as number
    } else if (edge[row] === -1) states[row] = NO_STREET_DATA
    else {
      const any = anyMm[row] as number
      states[row] = any !== -1 && any <= limitMm ? CLOSED : GAP
    }
  }
  if (hasRoomToAsk(scene, settings)) fillRoom(scene, people, limitMm, standing)
  return standing
}
