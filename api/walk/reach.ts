import type { WalkGraph } from './graph.ts'
import type { Overlay } from './overlay.ts'
import { type SearchOptions, searchOf } from './search.ts'
import { type SnapOptions, snapPoints } from './snap.ts'
import type { Snaps } from './snaps.ts'

export interface Reached {
  /** Row in the targets. */
  index: number
  /** Whole walk, both legs included. */
  mm: number
}

/** Every target within the limit (inclusive) of a place, the nearest first; of equal ones the lower row. */
export function reachable(
  graph: WalkGraph,
  fromLonLat: readonly [number, number],
  targets: Snaps,
  limitMm: number,
  overlay?: Overlay,
  options: SearchOptions & Pick<SnapOptions, 'snapLimitMetres'> = {},
): Reached[] {
  const start = snapPoints(graph, fromLonLat, { ...options, ...(overlay && { overlay }) })
  const legMm = start.legMm[0] as number
  const search = searchOf(graph)
  search.run(overlay ?? graph, start.edge[0] as number, start.offsetMm[0] as number, legMm, limitMm, options)
  const reached: Reached[] = []
  for (let index = 0; index < targets.length; index++) {
    const edge = targets.edge[index] as number
    if (edge === -1) continue
    const mm = search.distanceTo(edge, targets.offsetMm[index] as number, legMm) + (targets.legMm[index] as number)
    if (mm <= limitMm) reached.push({ index, mm })
  }
  return reached.sort((a, b) => a.mm - b.mm || a.index - b.index)
}
