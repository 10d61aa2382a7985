import { MINUTES_OF_WEEK, type OpenWeek } from '@wangge/api/walk'

/** Minutes from midnight; `to` at or before `from` ends on the next day, 1440 is midnight itself. */
export interface Span {
  from: number
  to: number
}

/** When a point is open; null = closed all day. */
export interface WeekHours {
  weekday: Span | null
  saturday: Span | null
  sunday: Span | null
}

const DAY = 1440

/** 24/7, Mo-Sa 08:30-18:00, Mo-Fr 09:00-17:30; Sa-Su 10:00-16:00: the hours in OpenStreetMap's opening_hours. */
export function hoursText(hours: WeekHours): string {
  const rules = dayGroups(hours).flatMap(({ days, span }) => (span ? [`${days} ${spanText(span)}`] : []))
  if (rules.length === 0) return 'off'
  if (rules[0] === 'Mo-Su 00:00-24:00') return '24/7'
  // A rule after a semicolon would cut off the hours after midnight of the day before; after a comma it only adds.
  const endsNextDay = [hours.weekday, hours.saturday, hours.sunday].some((span) => span && span.to <= span.from)
  return rules.join(endsNextDay ? ', ' : '; ')
}

/** The same as minutes from Monday 00:00: pairs [from, to) ascending, apart from each other. */
export function hoursWeek({ weekday, saturday, sunday }: WeekHours): OpenWeek {
  const spans = [weekday, weekday, weekday, weekday, weekday, saturday, sunday].flatMap((span, day) =>
    span ? pieces(day * DAY + span.from, day * DAY + (span.to > span.from ? span.to : span.to + DAY)) : [],
  )
  return merged(spans)
}

/** Reads what `hoursText` writes and its usual relatives; null where the hours are more than that, such as a break at noon. */
export function readHours(text: string): WeekHours | null {
  if (text.trim() === '24/7') return { weekday: WHOLE_DAY, saturday: WHOLE_DAY, sunday: WHOLE_DAY }
  const hours: WeekHours = { weekday: null, saturday: null, sunday: null }
  if (/^(off|closed)$/.test(text.trim())) return hours
  const rules = text.includes(';') ? text.split(';') : text.split(/(?<=\d),\s*(?=[A-Z])/)
  for (const rule of rules) {
    const found = /^(?:([A-Z][A-Za-z,-]*)\s+)?(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(rule.trim())
    const days = found && DAYS[found[1] ?? 'Mo-Su']
    if (!found || !days) return null
    const [from, to] = [Number(found[2]) * 60 + Number(found[3]), Number(found[4]) * 60 + Number(found[5])]
    for (const day of days) hours[day] = { from, to }
  }
  return hours
}

const WHOLE_DAY: Span = { from: 0, to: DAY }

const DAYS: Readonly<Record<string, readonly (keyof WeekHours)[]>> = {
  'Mo-Su': ['weekday', 'saturday', 'sunday'],
  'Mo-Sa': ['weekday', 'saturday'],
  'Mo-Fr': ['weekday'],
  'Sa-Su': ['saturday', 'sunday'],
  'Sa,Su': ['saturday', 'sunday'],
  'Mo-Fr,Su': ['weekday', 'sunday'],
  Sa: ['saturday'],
  Su: ['sunday'],
}

/** Days with the same hours said together. */
function dayGroups({ weekday, saturday, sunday }: WeekHours): { days: string; span: Span | null }[] {
  const [sameSaturday, sameSunday] = [same(weekday, saturday), same(weekday, sunday)]
  if (sameSaturday && sameSunday) return [{ days: 'Mo-Su', span: weekday }]
  if (sameSaturday) return withSpans(['Mo-Sa', weekday], ['Su', sunday])
  if (sameSunday) return withSpans(['Mo-Fr,Su', weekday], ['Sa', saturday])
  if (same(saturday, sunday)) return withSpans(['Mo-Fr', weekday], ['Sa-Su', saturday])
  return withSpans(['Mo-Fr', weekday], ['Sa', saturday], ['Su', sunday])
}

const withSpans = (...groups: [days: string, span: Span | null][]) => groups.map(([days, span]) => ({ days, span }))

const same = (one: Span | null, other: Span | null): boolean => one?.from === other?.from && one?.to === other?.to

const spanText = ({ from, to }: Span): string => `${clock(from)}-${clock(to)}`

/** 08:30; midnight at the end of a day is 24:00. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** 8:30, 0830, 830 or 22 as minutes from midnight, at most 24:00; null where it is no time of day. */
export function readClock(text: string): number | null {
  const digits = text.trim().replace(/[:：.]/, '')
  if (!/^\d{1,4}$/.test(digits)) return null
  const [hour, minute] = digits.length > 2 ? [digits.slice(0, -2), digits.slice(-2)] : [digits, '00']
  const read = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && read <= DAY ? read : null
}

/** What runs over Sunday's midnight goes on on Monday. */
function pieces(from: number, to: number): [number, number][] {
  if (to <= MINUTES_OF_WEEK) return [[from, to]]
  return [
    [from, MINUTES_OF_WEEK],
    [0, to - MINUTES_OF_WEEK],
  ]
}

function merged(spans: [number, number][]): OpenWeek {
  const out: number[] = []
  for (const [from, to] of spans.sort((one, other) => one[0] - other[0])) {
    const end = out.at(-1)
    if (end !== undefined && from <= end) out[out.length - 1] = Math.max(end, to)
    else out.push(from, to)
  }
  return out
}
