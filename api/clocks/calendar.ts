import { type DayNumber, dayText, isWeekend } from './days.ts'

/** What differs from Monday to Friday on one day, and what people call it (国庆节, 国庆节调休, a local name). */
export interface CalendarDay {
  /** YYYY-MM-DD */
  day: string
  kind: 'work' | 'rest'
  name: string
}

export interface WorkCalendar {
  /** IANA zone in which days begin. */
  zone: string
  /** HH:mm at which duty begins and ends; a working-day clock ends at `dutyTo` of its last working day. */
  dutyFrom: string
  dutyTo: string
  /** YYYY-MM-DD → what differs from Monday to Friday on that day. */
  days: ReadonlyMap<string, Omit<CalendarDay, 'day'>>
  /** Years whose notice is known. A clock whose walk looks at a day of another year is provisional. */
  publishedYears: ReadonlySet<number>
}

/** Duty hours and zone where a deployment sets none. */
export const CALENDAR_DEFAULTS = { zone: 'Asia/Shanghai', dutyFrom: '08:30', dutyTo: '18:00' } as const

/** Makes a calendar of rows; of two rows for one day the later holds, so that local overrides come after the notices. */
export function workCalendar(
  rows: Iterable<CalendarDay>,
  publishedYears: Iterable<number>,
  settings: Partial<Pick<WorkCalendar, 'zone' | 'dutyFrom' | 'dutyTo'>> = {},
): WorkCalendar {
  const days = new Map<string, Omit<CalendarDay, 'day'>>()
  for (const { day, kind, name } of rows) days.set(day, { kind, name })
  return { ...CALENDAR_DEFAULTS, ...settings, days, publishedYears: new Set(publishedYears) }
}

/** What the calendar says of a day. */
export interface DayFact {
  text: string
  year: number
  isWork: boolean
  /** A workday on a Saturday or Sunday. */
  isMakeUp: boolean
  isPublished: boolean
  name: string | undefined
}

export function factOf({ days, publishedYears }: WorkCalendar, day: DayNumber): DayFact {
  const text = dayText(day)
  const year = Number(text.slice(0, -6))
  const listed = days.get(text)
  const weekend = isWeekend(day)
  const isWork = listed ? listed.kind === 'work' : !weekend
  return { text, year, isWork, isMakeUp: isWork && weekend, isPublished: publishedYears.has(year), name: listed?.name }
}

/** Minutes after midnight of an HH:mm from 00:00 to 24:00; throws RangeError. */
export function minuteOfDay(text: string): number {
  const [, hours = '', minutes = ''] = /^(\d\d):([0-5]\d)$/.exec(text) ?? []
  const minute = hours === '' ? Number.NaN : Number(hours) * 60 + Number(minutes)
  if (minute <= 1440) return minute
  throw new RangeError(`expected a time of day from 00:00 to 24:00, got ${text}`)
}
