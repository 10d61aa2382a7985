import { MINUTES_OF_WEEK, type OpenWeek } from '../walk/index.ts'
import { openingHoursOf } from './opening-hours.ts'

/** A Monday of a week without public holidays, in local fields: what the hours say of an ordinary week. */
const PLAIN_MONDAY = new Date(2026, 8, 7)
const AFTER_IT = new Date(2026, 8, 14)

const known = new Map<string, OpenWeek | null>()

/**
 * When a place with these hours (OpenStreetMap syntax) is open in an ordinary week: minutes from Monday 00:00 as pairs [from, to)
 * in ascending order; null where the hours cannot be read.
 */
export function openWeekOf(hours: string): OpenWeek | null {
  const found = known.get(hours)
  if (found !== undefined) return found
  const made = readWeek(hours)
  if (known.size < WEEKS_HELD) known.set(hours, made)
  return made
}

const WEEKS_HELD = 2000

function readWeek(hours: string): OpenWeek | null {
  const read = openingHoursOf(hours)
  if (!read) return null
  const week: number[] = []
  for (const [from, to, unknown] of read.getOpenIntervals(PLAIN_MONDAY, AFTER_IT)) {
    if (unknown) continue
    const [first, end] = [minuteOf(from), to >= AFTER_IT ? MINUTES_OF_WEEK : minuteOf(to)]
    if (week.at(-1) === first) week[week.length - 1] = end
    else if (end > first) week.push(first, end)
  }
  return week
}

function minuteOf(local: Date): number {
  return ((local.getDay() + 6) % 7) * 1440 + local.getHours() * 60 + local.getMinutes()
}
