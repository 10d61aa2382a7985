import chineseDays from 'chinese-days'
import type { CalendarDay } from './calendar.ts'
import { DAY_MS, dayText } from './days.ts'

/** The first year that chinese-days 1.5.7 holds. */
const FIRST_YEAR = 2004

/**
 * The days and years that chinese-days knows, to seed the calendar table. The library calls every later day a workday or a
 * weekend without a word, and a notice may reach into the December before its year; so a year counts as published when its
 * own National Day is listed.
 */
export function seedCalendar(): { rows: CalendarDay[]; years: number[] } {
  const [rows, years]: [CalendarDay[], number[]] = [[], []]
  for (let year = FIRST_YEAR; holidayOf(`${year}-10-01`); year++) {
    years.push(year)
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MS) {
      const day = dayText(at / DAY_MS)
      const listed = holidayOf(day)
      if (listed) rows.push({ day, ...listed })
    }
  }
  return { rows, years }
}

/** A listed day's name reads "National Day,国庆节,3" (English, Chinese, days off); any other day has its weekday's name. */
function holidayOf(day: string): Omit<CalendarDay, 'day'> | undefined {
  const { work, name } = chineseDays.getDayDetail(day)
  const [, holiday] = name.split(',')
  if (holiday === undefined) return undefined
  return work ? { kind: 'work', name: `${holiday}调休` } : { kind: 'rest', name: holiday }
}
