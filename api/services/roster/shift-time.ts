import type { ShiftKindRow } from '@wangge/db/queries/roster-rows'
import { DAY_MS, type DayNumber, dayText, isoOf } from '../../clocks/days.ts'
import { zoneOf } from '../../clocks/zone.ts'
import { ServiceError } from '../../errors.ts'

/** Instants between which a shift lies, the end left out. */
export interface Period {
  from: string
  to: string
}

/** When a kind of shift begins and ends that belongs to a day (YYYY-MM-DD): one that ends at or before its start ends next day. */
export function periodOf(
  zoneName: string,
  day: string,
  { starts, ends }: Pick<ShiftKindRow, 'starts' | 'ends'>,
): Period {
  const zone = zoneOf(zoneName)
  const [start, end] = [minuteOf(starts), minuteOf(ends)]
  const number = dayNumber(day)
  const from = zone.instantOf(number, start)
  return { from: isoOf(from), to: isoOf(zone.instantOf(end <= start ? number + 1 : number, end)) }
}

/** Days since 1970. */
export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return dayText(dayNumber(day) + days)
}

const MOST_DAYS = 31

/** Every day from one to another, both included. Throws `invalidInput` for days in reverse, or more than a month. */
export function daysBetween(from: string, to: string): string[] {
  const count = dayNumber(to) - dayNumber(from) + 1
  if (count >= 1 && count <= MOST_DAYS) return Array.from({ length: count }, (_, index) => dayAfter(from, index))
  throw new ServiceError('invalidInput', `From ${from} to ${to} are not 1 to ${MOST_DAYS} days`, {
    ...{ field: 'to', value: to, reason: `1 to ${MOST_DAYS} days from ${from}`, where: 'query' },
  })
}

function minuteOf(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number)
  return hours * 60 + minutes
}
