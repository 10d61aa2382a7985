import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit, PlanPoint } from '@wangge/api/walk'

/** A point as the scenario has it. */
export interface ScenarioPoint extends PlanPoint {
  openingHours: string
  isNew: boolean
  isClosed: boolean
  /** As the register has it; null for a new point. */
  today: PlanBaseAnswer['points'][number] | null
}

/** The point `id` after every edit; null where there is none. */
export function scenarioPoint(
  points: PlanBaseAnswer['points'],
  edits: readonly PlanEdit[],
  id: string,
): ScenarioPoint | null {
  const today = points.find((point) => point.id === id) ?? null
  let point: ScenarioPoint | null = today && { ...today, isNew: false, isClosed: false, today }
  for (const edit of edits) {
    if (!('id' in edit) || edit.id !== id) continue
    if (edit.type === 'addPoint') point = { ...edit, isNew: true, isClosed: false, today }
    else if (point) point = changed(point, edit)
  }
  return point
}

function changed(point: ScenarioPoint, edit: PlanEdit): ScenarioPoint {
  switch (edit.type) {
    case 'movePoint':
      return { ...point, lon: edit.lon, lat: edit.lat }
    case 'closePoint':
      return { ...point, isClosed: true }
    case 'reopenPoint':
      return { ...point, isClosed: false }
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

/** Ids of the points that the scenario adds, in order. */
export const newPointIds = (edits: readonly PlanEdit[]): string[] =>
  edits.flatMap((edit) => (edit.type === 'addPoint' ? [edit.id] : []))
