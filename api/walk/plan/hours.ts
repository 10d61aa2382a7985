import type { OpenWeek, PlanPoint, PlanSettings } from './types.ts'

/** Whether a point of this kind is asked about at all. */
export function isOfKind({ kind }: Pick<PlanPoint, 'kind'>, { kinds }: Pick<PlanSettings, 'kinds'>): boolean {
  return kinds.length === 0 || kinds.includes(kind)
}

/** Whether a point of the right kind serves now: open at that minute, and staffed where that is asked. */
export function servesNow(
  { openWeek, staffed }: Pick<PlanPoint, 'openWeek' | 'staffed'>,
  { minuteOfWeek, asksForStaff }: Pick<PlanSettings, 'minuteOfWeek' | 'asksForStaff'>,
): boolean {
  if (asksForStaff && !staffed) return false
  return minuteOfWeek === null || isOpenAt(openWeek, minuteOfWeek)
}

function isOpenAt(week: OpenWeek, minute: number): boolean {
  for (let i = 0; i + 1 < week.length; i += 2) {
    if (minute >= (week[i] as number) && minute < (week[i + 1] as number)) return true
  }
  return false
}
