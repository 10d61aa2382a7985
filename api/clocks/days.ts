/** A local day as a number: days since 1970-01-01, so that the next day is one more. */
export type DayNumber = number

export const DAY_MS = 86_400_000
const MONDAY_TO_FRIDAY = 5

/** 'YYYY-MM-DD'. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Saturdays and Sundays, whatever a calendar says of them. 1970-01-01 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
  return (((day + 3) % 7) + 7) % 7 >= MONDAY_TO_FRIDAY
}

/** Milliseconds since 1970 of an ISO instant with Z or an offset; throws RangeError. */
export function instantMs(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new RangeError(`expected an instant such as 2026-09-30T08:00:00.000Z, got ${text}`)
  return ms
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
