import { limitMillimetres } from '../limit.ts'
import type { ReachLists } from './reach-lists.ts'
import { fillRoom } from './room.ts'
import type { Scene } from './scene.ts'
import { CLOSED, GAP, NO_STREET_DATA, SERVED, type Served, totalsOf } from './sums.ts'
import type { PlanBase, PlanSettings, PlanTotals } from './types.ts'

/** How every residence stands, under some edits and settings. Never changed once made. */
export interface Standing extends Served {
  /**
   * Walk to the nearest point that counts now, however far, and the row of that point; -1 = none. With room asked for: to the nearest that
   * has room for anybody of this residence; -1 too where one is within the limit but all such are full.
   */
  walkMm: Int32Array
  pointRow: Int32Array
  totals: PlanTotals
}
/** Reads the states off a scene that has been brought up to date. */
export function standingOf(
  scene: Scene,
  lists: ReachLists,
  residences: PlanBase['residences'],
  settings: PlanSettings,
): Standing {
  const limitMm = limitMillimetres(settings)
  const { people } = residences
  const { now, any } = scene
  const standing = {
    ...statesOf(people, limitMm, now.nearestMm, any.nearestMm, any.residences.edge),
    walkMm: now.nearestMm.slice(),
    pointRow: now.nearestPoint.slice(),
  }
  if (settings.asksForRoom && scene.countingRows().some((row) => scene.pointAt(row).capacity !== null)) {
    fillRoom(scene, lists, people, limitMm, standing)
  }
  return { ...standing, totals: totalsOf(residences, standing) }
}

function statesOf(people: Int32Array, limitMm: number, nowMm: Int32Array, anyMm: Int32Array, edge: Int32Array): Served {
  const states = new Uint8Array(people.length)
  const servedPeople = new Int32Array(people.length)
  for (let row = 0; row < people.length; row++) {
    const now = nowMm[row] as number
    const any = anyMm[row] as number
    if (now !== -1 && now <= limitMm) {
      states[row] = SERVED
      servedPeople[row] = people[row] as number
    } else if (edge[row] === -1) states[row] = NO_STREET_DATA
    else states[row] = any !== -1 && any <= limitMm ? CLOSED : GAP
  }
  return { states, servedPeople }
}
