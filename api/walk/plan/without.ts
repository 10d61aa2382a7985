import type { PlanEdit } from './types.ts'

/** What an edit is about: the id of its point or path, or the gate or street: gains are told by it. */
export function planEditKey(edit: PlanEdit): string {
  switch (edit.type) {
    case 'shutGate':
    case 'openGate':
      return `gate:${edit.vertex}`
    case 'closeStreet':
    case 'openStreet':
      return `street:${edit.edge}`
    default:
      return edit.id
  }
}

/**
 * The edits without some, and without what only makes sense with those: what is done to an added point, or to an added path's street.
 * Streets of later paths are numbered anew. `firstPathEdge` is the edge of the first path in the list.
 */
export function withoutEdits(
  edits: readonly PlanEdit[],
  isTaken: (edit: PlanEdit, index: number) => boolean,
  firstPathEdge: number,
): PlanEdit[] {
  const rest: PlanEdit[] = []
  const gonePoints = new Set<string>()
  const newEdge: (number | null)[] = []
  let paths = 0
  edits.forEach((edit, index) => {
    const isGone = isTaken(edit, index)
    if (edit.type === 'addPath') newEdge.push(isGone ? null : firstPathEdge + paths++)
    if (edit.type === 'addPoint' && isGone) gonePoints.add(edit.id)
    if (isGone) return
    if (edit.type === 'closeStreet' || edit.type === 'openStreet') {
      const edge = edit.edge < firstPathEdge ? edit.edge : newEdge[edit.edge - firstPathEdge]
      if (edge != null) rest.push(edge === edit.edge ? edit : { ...edit, edge })
      return
    }
    const isAboutGonePoint = edit.type !== 'addPoint' && 'id' in edit && gonePoints.has(edit.id)
    if (!isAboutGonePoint) rest.push(edit)
  })
  return rest
}

/**
 * The edits with a point elsewhere. One that they add is added there, unless streets change after it: its new place may need those. Else it
 * has one move, the last of all.
 */
export function withPointMoved(
  edits: readonly PlanEdit[],
  { id, lon, lat }: { id: string; lon: number; lat: number },
): PlanEdit[] {
  const rest = edits.filter((edit) => edit.type !== 'movePoint' || edit.id !== id)
  const added = rest.findIndex((edit) => edit.type === 'addPoint' && edit.id === id)
  const edit = rest[added]
  const changesStreets = ({ type }: PlanEdit) => type === 'closeStreet' || type === 'openStreet' || type === 'addPath'
  if (edit?.type !== 'addPoint' || rest.slice(added).some(changesStreets)) {
    return [...rest, { type: 'movePoint', id, lon, lat }]
  }
  return rest.with(added, { ...edit, lon, lat })
}
