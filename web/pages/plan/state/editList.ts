import type { PlanEdit } from '@wangge/api/walk'

/**
 * The list with one more edit. What is said again about the same thing replaces what was said before; what takes an earlier edit
 * back (a closed point reopened) removes it; what changes a point that the list itself adds, changes the point added.
 */
export function withEdit(edits: readonly PlanEdit[], edit: PlanEdit): readonly PlanEdit[] {
  const added = 'id' in edit ? edits.findIndex((one) => one.type === 'addPoint' && one.id === edit.id) : -1
  const point = edits[added]
  if (point?.type === 'addPoint') {
    const changed = changedPoint(point, edit)
    return changed === null ? edits.filter((one) => !('id' in one) || one.id !== point.id) : edits.with(added, changed)
  }
  const opposite = OPPOSITE[edit.type]
  const taken = edits.findIndex((one) => one.type === opposite && subjectOf(one) === subjectOf(edit))
  if (taken >= 0) return edits.toSpliced(taken, 1)
  const before = edits.findIndex((one) => one.type === edit.type && subjectOf(one) === subjectOf(edit))
  return before >= 0 ? edits.with(before, edit) : [...edits, edit]
}

type AddPoint = Extract<PlanEdit, { type: 'addPoint' }>

const OPPOSITE: Partial<Record<PlanEdit['type'], PlanEdit['type']>> = {
  closePoint: 'reopenPoint',
  reopenPoint: 'closePoint',
  shutGate: 'openGate',
  openGate: 'shutGate',
  closeStreet: 'openStreet',
  openStreet: 'closeStreet',
}

/** The added point after an edit of its own; null = it is gone. */
function changedPoint(point: AddPoint, edit: PlanEdit): AddPoint | null {
  switch (edit.type) {
    case 'addPoint':
      return edit
    case 'movePoint':
      return { ...point, lon: edit.lon, lat: edit.lat }
    case 'closePoint':
      return null
    case 'setHours':
      return { ...point, openingHours: edit.openingHours, openWeek: edit.openWeek }
    case 'setStaffed':
      return { ...point, staffed: edit.staffed }
    case 'setCapacity':
      return { ...point, capacity: edit.capacity }
    default:
      return point
  }
}

/** What an edit is about: a point, a path, a gate or a street. */
function subjectOf(edit: PlanEdit): string {
  if ('id' in edit) return edit.id
  return 'vertex' in edit ? `vertex:${edit.vertex}` : `edge:${edit.edge}`
}
