/** A local day as a number: days since 1970-01-01, so that the next day is one more. */
export type DayNumber = number

export const DAY_MS = 86_400_000
const MONDAY_TO_FRIDAY = 5

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
/** Many clocks run over the same few days. */
const texts = new Map<DayNumber, string>()
const TEXTS_KEPT = 10_000

/** 'YYYY-MM-DD'. */
export function dayText(day: DayNumber): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY_MS).toISOString().slice(0, -14)
  if (texts.size >= TEXTS_KEPT) texts.clear()
  texts.set(day, text)
  return text
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

/** As Date's toISOString, which costs a microsecond: a due time asks for a dozen. */
export function isoOf(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  const rest = ms - day * DAY_MS
  const hour = TWO_DIGITS[Math.floor(rest / 3_600_000)]
  const minute = TWO_DIGITS[Math.floor(rest / 60_000) % 60]
  const second = TWO_DIGITS[Math.floor(rest / 1000) % 60]
  return `${dayText(day)}T${hour}:${minute}:${second}.${String(rest % 1000).padStart(3, '0')}Z`
}
