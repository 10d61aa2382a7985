import type { LimitUnit } from '@wangge/db/vocabulary'
import type { WorkCalendar } from '../clocks/calendar.ts'
import type { Due, DueStep } from '../clocks/due.ts'
import type { ClockRule, Limit } from '../clocks/rule.ts'

const UNITS: Record<LimitUnit, string> = {
  minute: 'minutes',
  hour: 'hours',
  dutyHour: 'duty hours',
  day: 'days',
  workingDay: 'working days',
}

/** A due time for people: the answer first, then a line a step, then where the rule comes from. */
export function clockWords(rule: ClockRule, limit: Limit, due: Due, calendar: WorkCalendar): string {
  const instant = new Intl.DateTimeFormat('en-CA', {
    timeZone: calendar.zone,
    hourCycle: 'h23',
    weekday: 'short',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'UTC',
    weekday: 'short',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  })
  const when = (at: string) => (at.includes('T') ? instant.format(new Date(at)) : day.format(new Date(at)))
  return [
    due.dueAt === null ? 'Paused: no due time' : `Due ${when(due.dueAt)} ${calendar.zone}`,
    ...(due.provisional ? ['Provisional: it enters a year whose holiday notice is not published'] : []),
    `${rule.key}: ${limit.amount} ${UNITS[limit.unit]}`,
    '',
    ...due.steps.map((step) => `  ${when(step.at).padEnd(27)} ${stepWords(step)}`),
    '',
    rule.source,
    '',
  ].join('\n')
}

function stepWords({ code, number, unit, name }: DueStep): string {
  const why = name === undefined ? '' : ` (${name})`
  const amount = unit === undefined ? '' : `${number} ${UNITS[unit]}`
  switch (code) {
    case 'start':
      return `starts: ${amount}`
    case 'startDayNotCounted':
      return 'the day of the start does not count'
    case 'counted':
      return `${number}${why}`
    case 'makeUp':
      return number === undefined ? `make-up workday${why}` : `${number}, make-up workday${why}`
    case 'rest':
      return `rest${why}`
    case 'unpublished':
      return `the notice of ${name} is not published: Monday to Friday are taken as workdays`
    case 'paused':
      return 'paused'
    case 'resumed':
      return 'resumed'
    case 'extended':
      return `extended by ${amount}${why}`
    case 'dutyBegins':
      return 'duty begins'
    case 'dutyEnds':
      return 'duty ends'
    case 'due':
      return 'due'
  }
}
