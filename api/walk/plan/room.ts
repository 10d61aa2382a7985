import { Search } from '../search.ts'
import type { Scene } from './scene.ts'
import type { Standing } from './standing.ts'
import { CLOSED, SERVED } from './sums.ts'
import type { PlanSettings } from './types.ts'

/** Whether room can make a difference: it is asked for, and some point that counts has a capacity. */
export function hasRoomToAsk(scene: Scene, { asksForRoom }: Pick<PlanSettings, 'asksForRoom'>): boolean {
  return asksForRoom && scene.countingRows().some((row) => scene.pointAt(row).capacity !== null)
}

/**
 * Gives residents to points: every residence and point within the limit of each other, in the order of walking millimetres, then point,
 * then residence; a point takes people until its capacity is used up, the others of the residence go on to its next point.
 */
export function fillRoom(scene: Scene, people: Int32Array, limitMm: number, standing: Standing): void {
  const { states, servedPeople, walkMm, pointRow } = standing
  const room = new Map(scene.countingRows().map((row) => [row, scene.pointAt(row).capacity ?? Infinity]))
  const left = people.slice()
  for (let row = 0; row < people.length; row++) {
    if (states[row] !== SERVED) continue
    states[row] = CLOSED
    servedPeople[row] = 0
    walkMm[row] = -1
    pointRow[row] = -1
  }
  for (const { residence, point, mm } of pairsWithin(scene, limitMm)) {
    if (states[residence] !== CLOSED) continue
    const wanted = left[residence] as number
    const given = Math.min(wanted, room.get(point) ?? 0)
    if (given === 0 && wanted > 0) continue
    room.set(point, (room.get(point) ?? 0) - given)
    left[residence] = wanted - given
    servedPeople[residence] = (servedPeople[residence] as number) + given
    if (walkMm[residence] === -1) {
      walkMm[residence] = mm
      pointRow[residence] = point
    }
    if (given === wanted) states[residence] = SERVED
  }
}

interface Pair {
  residence: number
  point: number
  mm: number
}

function pairsWithin(scene: Scene, limitMm: number): Pair[] {
  const pairs: Pair[] = []
  const search = new Search()
  const { residences, points, overlay } = scene.now
  for (const point of scene.countingRows()) {
    const leg = points.legMm[point] as number
    search.run(overlay, points.edge[point] as number, points.offsetMm[point] as number, leg, limitMm, {
      direction: 'to',
    })
    for (let residence = 0; residence < residences.length; residence++) {
      const edge = residences.edge[residence] as number
      if (edge === -1) continue
      const way = search.distanceTo(edge, residences.offsetMm[residence] as number, leg)
      const mm = way + (residences.legMm[residence] as number)
      if (mm <= limitMm) pairs.push({ residence, point, mm })
    }
  }
  return pairs.sort((a, b) => a.mm - b.mm || a.point - b.point || a.residence - b.residence)
}
