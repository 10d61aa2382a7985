import type { LimitUnit } from '@wangge/db/vocabulary'
import type { WorkCalendar } from './calendar.ts'
import { walkDays } from './count-days.ts'
import { walkDutyHours } from './count-duty-hours.ts'
import { walkElapsed } from './count-elapsed.ts'
import { instantMs, isoOf } from './days.ts'
import type { Limit } from './rule.ts'
import { beginWalk, type Stretch, say, type Walk } from './walk.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** 将到期: the share of the counted time from which a clock is soon due (interface.md, clock states). */
const SOON_SHARE = 0.8

export interface Pause {
  /** ISO instant. */
  from: string
  /** ISO instant; null = still paused. */
  to: string | null
}

export interface Extension {
  amount: number
  unit: LimitUnit
  reason: string
  approvedBy: string
}

export interface DueInput {
  limit: Limit
  /** Clocks of days and working days: does the day of the start count? */
  countsStartDay: boolean
  /** ISO instant. */
  startedAt: string
  pauses: readonly Pause[]
  /** In the order in which they were granted; each begins where the limit before it ends. */
  extensions: readonly Extension[]
  calendar: WorkCalendar
}

/**
 * One line of the derivation. `at` is the ISO instant that decides (for a counted day: its end), or the local day where the
 * day as a whole decides. `number` counts the days of a limit; at 'start' and 'extended' it is the amount, in `unit`.
 * `name` is the holiday, the reason of an extension, or the year that is not published.
 */
export interface DueStep {
  at: string
  code:
    | 'start'
    | 'startDayNotCounted'
    | 'counted'
    | 'rest'
    | 'makeUp'
    | 'unpublished'
    | 'paused'
    | 'resumed'
    | 'extended'
    | 'due'
    | 'dutyBegins'
    | 'dutyEnds'
  day?: string
  number?: number
  unit?: LimitUnit
  name?: string
}

export interface Due {
  /** ISO instant, itself still in time; null while paused without end. */
  dueAt: string | null
  /** ISO instant from which 80 % of the counted time is used; null with `dueAt`. */
  soonAt: string | null
  /** The walk looked at a day of a year whose notice is not known. */
  provisional: boolean
  steps: DueStep[]
}

/** When a limit ends, and how that came about. Throws RangeError for amounts, instants and duty hours that make no sense. */
export function dueOf(input: DueInput): Due {
  return countDue(input).due
}

/** The same, with the stretches of time that the clock counted, in order. */
export function countDue(input: DueInput): { due: Due; counted: readonly Stretch[] } {
  const startMs = instantMs(input.startedAt)
  const walk = beginWalk(input.calendar, input.pauses)
  let endMs: number | null = startMs
  for (const [index, limit] of [input.limit, ...input.extensions].entries()) {
    const name = 'reason' in limit && typeof limit.reason === 'string' ? { name: limit.reason } : {}
    say(walk, endMs, { code: index === 0 ? 'start' : 'extended', number: limit.amount, unit: limit.unit, ...name })
    endMs = walkLimit(walk, endMs, limit, { countsStartDay: input.countsStartDay && index === 0, isFirst: index === 0 })
    if (endMs === null) break
  }
  if (endMs !== null) say(walk, endMs, { code: 'due' })
  const { steps, provisional, counted } = walk
  const dueAt = endMs === null ? null : isoOf(endMs)
  return { due: { dueAt, soonAt: endMs === null ? null : isoOf(soonMs(counted)), provisional, steps }, counted }
}

interface StartDay {
  countsStartDay: boolean
  isFirst: boolean
}

/** Walks one limit from an instant; the instant at which it ends, or null when a pause without end comes first. */
function walkLimit(walk: Walk, startMs: number, { amount, unit }: Limit, startDay: StartDay): number | null {
  const inDays = unit === 'day' || unit === 'workingDay'
  if (!(amount > 0) || !Number.isFinite(amount) || (inDays && !Number.isInteger(amount))) {
    throw new RangeError(`expected ${inDays ? 'a whole number' : 'an amount'} above 0, got ${amount} ${unit}`)
  }
  switch (unit) {
    case 'minute':
      return walkElapsed(walk, startMs, milliseconds(amount, MINUTE_MS))
    case 'hour':
      return walkElapsed(walk, startMs, milliseconds(amount, HOUR_MS))
    case 'dutyHour':
      return walkDutyHours(walk, startMs, milliseconds(amount, HOUR_MS))
    case 'day':
    case 'workingDay':
      return walkDays(walk, startMs, amount, { ...startDay, isWorking: unit === 'workingDay' })
  }
}

const milliseconds = (amount: number, unitMs: number) => Math.max(1, Math.round(amount * unitMs))

function soonMs(counted: readonly Stretch[]): number {
  let left = Math.ceil(counted.reduce((total, { fromMs, toMs }) => total + toMs - fromMs, 0) * SOON_SHARE)
  for (const { fromMs, toMs } of counted) {
    if (left <= toMs - fromMs) return fromMs + left
    left -= toMs - fromMs
  }
  return counted.at(-1)?.toMs ?? Number.NaN
}
