import type { CalendarDay } from '@wangge/api/contract'
import { isWeekday } from '../../../format/localTime.ts'

/** A day as the calendar counts it. */
export interface YearDay {
  day: string
  /** 1…31 */
  number: number
  isWork: boolean
  /** Differs from Monday to Friday, by the year's notice or by local rule. */
  listed: Pick<CalendarDay, 'kind' | 'name' | 'origin'> | null
}

/** A month in weeks from Monday on; null where a week's day belongs to another month. */
export function monthWeeks(
  year: number,
  month: number,
  listed: ReadonlyMap<string, CalendarDay>,
): (YearDay | null)[][] {
  const days = Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => {
    const number = index + 1
    const day = `${year}-${two(month)}-${two(number)}`
    const entry = listed.get(day) ?? null
    return { day, number, isWork: entry ? entry.kind === 'work' : isWeekday(day), listed: entry }
  })
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells: (YearDay | null)[] = [...Array.from({ length: before }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Listed days by date; a local rule wins over the notice. */
export function listedDays(days: readonly CalendarDay[]): Map<string, CalendarDay> {
  const listed = new Map<string, CalendarDay>()
  for (const entry of days) if (entry.origin === 'local' || !listed.has(entry.day)) listed.set(entry.day, entry)
  return listed
}

const two = (value: number): string => String(value).padStart(2, '0')
