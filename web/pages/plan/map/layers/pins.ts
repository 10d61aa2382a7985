import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { OpenWeek, PlanEdit, PlanSettings } from '@wangge/api/walk'

/**
 * How a pin is drawn. open: it serves now; shut: not at that hour, or nobody is there; other: a kind that is not asked for; added and moved
 * by the scenario; gone: closed by it.
 */
export const PIN_LOOKS = ['open', 'shut', 'other', 'added', 'moved', 'gone'] as const
export type PinLook = (typeof PIN_LOOKS)[number]

export interface PlanPin {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  look: PinLook
}

/** Every point as the scenario has it, closed ones at the place where they were. */
export function pinsOf(
  points: PlanBaseAnswer['points'],
  edits: readonly PlanEdit[],
  settings: PlanSettings,
): PlanPin[] {
  const all = new Map<string, Standing>(
    points.map((point) => [point.id, { ...point, isAdded: false, isMoved: false, isGone: false }]),
  )
  for (const edit of edits) {
    if (edit.type === 'addPoint') all.set(edit.id, { ...edit, isAdded: true, isMoved: false, isGone: false })
    const point = 'id' in edit ? all.get(edit.id) : undefined
    if (!point) continue
    if (edit.type === 'movePoint') Object.assign(point, { lon: edit.lon, lat: edit.lat, isMoved: true })
    else if (edit.type === 'closePoint' || edit.type === 'reopenPoint') point.isGone = edit.type === 'closePoint'
    else if (edit.type === 'setHours') point.openWeek = edit.openWeek
    else if (edit.type === 'setStaffed') point.staffed = edit.staffed
  }
  return [...all.values()].map((point) => {
    const { id, name, kind, lon, lat } = point
    return { id, name, kind, lon, lat, look: lookOf(point, settings) }
  })
}

interface Standing {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  openWeek: OpenWeek
  staffed: boolean
  isAdded: boolean
  isMoved: boolean
  isGone: boolean
}

function lookOf(point: Standing, settings: PlanSettings): PinLook {
  if (point.isGone) return 'gone'
  if (settings.kinds.length > 0 && !settings.kinds.includes(point.kind)) return 'other'
  if (!servesAt(point, settings)) return 'shut'
  if (point.isAdded) return 'added'
  return point.isMoved ? 'moved' : 'open'
}

function servesAt({ openWeek, staffed }: Standing, { minuteOfWeek, asksForStaff }: PlanSettings): boolean {
  if (asksForStaff && !staffed) return false
  return minuteOfWeek === null || isOpenAt(openWeek, minuteOfWeek)
}

/** Pairs [from, to) of minutes of the week. */
function isOpenAt(week: OpenWeek, minute: number): boolean {
  return week.some((from, at) => at % 2 === 0 && minute >= from && minute < (week[at + 1] ?? 0))
}
