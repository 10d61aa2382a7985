import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit } from '@wangge/api/walk'

export interface GateAt {
  vertex: number
  lon: number
  lat: number
  /** After the scenario's edits. */
  isOpen: boolean
}

/** The gate nearest to a place of the screen, within `reachPixels`; null where there is none. */
export function gateNear(
  gates: PlanBaseAnswer['gates'],
  edits: readonly PlanEdit[],
  project: (lon: number, lat: number) => readonly [x: number, y: number] | null,
  at: { x: number; y: number },
  reachPixels: number,
): GateAt | null {
  let least = reachPixels
  let nearest: GateAt | null = null
  for (const { vertex, position, open } of gates) {
    const placed = project(position[0], position[1])
    const distance = placed ? Math.hypot(placed[0] - at.x, placed[1] - at.y) : Number.POSITIVE_INFINITY
    if (distance > least) continue
    least = distance
    nearest = { vertex, lon: position[0], lat: position[1], isOpen: isGateOpen(vertex, open, edits) }
  }
  return nearest
}

function isGateOpen(vertex: number, isOpenToday: boolean, edits: readonly PlanEdit[]): boolean {
  const last = edits.findLast((edit) => 'vertex' in edit && edit.vertex === vertex)
  return last ? last.type === 'openGate' : isOpenToday
}

type StreetEdit = Extract<PlanEdit, { edge: number }>

/** The street that `edits` leave closed, nearest to a place of the screen by the mark where it was closed; null where there is none. */
export function closedStreetNear(
  edits: readonly PlanEdit[],
  project: (lon: number, lat: number) => readonly [x: number, y: number] | null,
  at: { x: number; y: number },
  reachPixels: number,
): StreetEdit | null {
  const closed = new Map<number, StreetEdit>()
  for (const edit of edits) {
    if (edit.type === 'closeStreet') closed.set(edit.edge, edit)
    else if (edit.type === 'openStreet') closed.delete(edit.edge)
  }
  let least = reachPixels
  let nearest: StreetEdit | null = null
  for (const edit of closed.values()) {
    const placed = project(edit.lon, edit.lat)
    const distance = placed ? Math.hypot(placed[0] - at.x, placed[1] - at.y) : Number.POSITIVE_INFINITY
    if (distance > least) continue
    least = distance
    nearest = edit
  }
  return nearest
}
