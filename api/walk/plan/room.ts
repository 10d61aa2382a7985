import { type Pairs, pairsFor, sortedByWalk } from './by-walk.ts'
import type { ReachLists } from './reach-lists.ts'
import type { Scene } from './scene.ts'
import type { Standing } from './standing.ts'
import { CLOSED, SERVED } from './sums.ts'

/**
 * Gives residents to points: all pairs of a residence and a point within the limit of each other, in the order of walking millimetres, then
 * point, then residence; a point takes people until its capacity is used up, the others of the residence go on to its next point, and who
 * is left in the end is closed out. `standing` comes as it would be with room for all.
 */
export function fillRoom(
  scene: Scene,
  lists: ReachLists,
  people: Int32Array,
  limitMm: number,
  standing: Omit<Standing, 'totals'>,
): void {
  const { states, servedPeople, walkMm, pointRow } = standing
  const rows = scene.countingRows()
  const room = new Map(rows.map((row) => [row, scene.pointAt(row).capacity ?? Infinity]))
  const left = people.slice()
  for (let row = 0; row < people.length; row++) {
    // Whose nearest point takes everybody is served there; nobody else has a pair before that one.
    if (states[row] !== SERVED || room.get(pointRow[row] as number) === Infinity) continue
    states[row] = CLOSED
    servedPeople[row] = 0
    walkMm[row] = -1
    pointRow[row] = -1
  }
  const { count, ...pairs } = openPairs(scene, lists, rows, limitMm, states)
  for (let i = 0; i < count; i++) {
    const row = pairs.residence[i] as number
    const point = pairs.point[i] as number
    const wanted = left[row] as number
    const free = room.get(point) as number
    if (states[row] !== CLOSED || (free === 0 && wanted > 0)) continue
    const given = Math.min(wanted, free)
    room.set(point, free - given)
    left[row] = wanted - given
    servedPeople[row] = (servedPeople[row] as number) + given
    if (walkMm[row] === -1) {
      walkMm[row] = pairs.walkMm[i] as number
      pointRow[row] = point
    }
    if (given === wanted) states[row] = SERVED
  }
}

/** Pairs of the residences that are not served yet, in the order of the rule. */
function openPairs(
  scene: Scene,
  lists: ReachLists,
  rows: readonly number[],
  limitMm: number,
  states: Uint8Array,
): Pairs {
  const all = rows.map((row) => lists.of(scene, row, limitMm))
  const pairs = pairsFor(all.reduce((sum, { residences }) => sum + residences.length, 0))
  let count = 0
  for (const [i, { residences, walkMm }] of all.entries()) {
    for (let k = 0; k < residences.length; k++) {
      const row = residences[k] as number
      if (states[row] !== CLOSED) continue
      pairs.residence[count] = row
      pairs.walkMm[count] = walkMm[k] as number
      pairs.point[count++] = rows[i] as number
    }
  }
  return sortedByWalk({ ...pairs, count }, limitMm)
}
