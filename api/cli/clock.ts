import type { LimitUnit } from '@wangge/db/vocabulary'
import { LIMIT_UNITS } from '@wangge/db/vocabulary'
import { type Command, InvalidArgumentError } from 'commander'
import { workCalendar } from '../clocks/calendar.ts'
import { DEFAULT_RULES } from '../clocks/default-rules.ts'
import { dueOf, type Extension, type Pause } from '../clocks/due.ts'
import type { ClockRule, Limit } from '../clocks/rule.ts'
import { seedCalendar } from '../clocks/seed-calendar.ts'
import { projectRoot } from '../places.ts'
import { readSettings } from '../settings.ts'
import { clockWords } from './clock-words.ts'
import { UsageError } from './failures.ts'

interface ClockOptions {
  from: string
  promised?: boolean
  pause?: Pause[]
  extend?: Extension[]
  json?: boolean
}

const INSTANT_EXAMPLE = '2026-09-30T16:00:00+08:00'

export function addClock(program: Command): void {
  program
    .command('clock')
    .description('When a clock that starts at an instant is due, and how that comes about; without a database')
    .argument('<rule>', `one of ${DEFAULT_RULES.map(({ key }) => key).join(', ')}`)
    .requiredOption('--from <instant>', `start of the clock, with its offset from UTC: ${INSTANT_EXAMPLE}`, instant)
    .option('--promised', 'the promised limit; else the statutory one where there is one')
    .option('--pause <from/to>', 'the clock stood still; without an end: from/. May be repeated', pause)
    .option('--extend <limit>', 'an extension, such as 2workingDay or 6hour. May be repeated', extension)
    .option('--json', 'print as JSON')
    .action(printDue)
}

function printDue(key: string, options: ClockOptions): void {
  const rule = DEFAULT_RULES.find((known) => known.key === key)
  if (!rule) {
    const keys = DEFAULT_RULES.map((known) => known.key).join(', ')
    throw new UsageError(`there is no clock rule "${key}": expected one of ${keys}`)
  }
  const { zone } = readSettings(process.env, projectRoot)
  const { rows, years } = seedCalendar()
  const calendar = workCalendar(rows, years, { zone })
  const limit = limitOf(rule, options.promised === true)
  const { from: startedAt, pause: pauses = [], extend: extensions = [] } = options
  const due = dueOf({ limit, countsStartDay: rule.countsStartDay, startedAt, pauses, extensions, calendar })
  if (!options.json) return void process.stdout.write(clockWords(rule, limit, due, calendar))
  const { dueAt, provisional, soonAt, steps } = due
  process.stdout.write(`${JSON.stringify({ rule: key, limit, zone, dueAt, provisional, soonAt, steps })}\n`)
}

function limitOf(rule: ClockRule, isPromised: boolean): Limit {
  const limit = isPromised ? rule.promised : (rule.statutory ?? rule.promised)
  if (limit) return limit
  throw new UsageError(`the rule ${rule.key} has no ${isPromised ? 'promised' : 'statutory'} limit`)
}

const INSTANT = /^((?:19[7-9]|2[01]\d)\d-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** An instant with its offset, as ISO with Z; years in which zones and calendars mean something. A day that no month has is refused, not moved into the next month. */
function instant(text: string): string {
  const [, day = ''] = INSTANT.exec(text) ?? []
  const [ms, midnightMs] = [Date.parse(text), Date.parse(`${day}T00:00Z`)]
  const isDay = !Number.isNaN(midnightMs) && new Date(midnightMs).toISOString().startsWith(day)
  if (isDay && !Number.isNaN(ms)) return new Date(ms).toISOString()
  throw new InvalidArgumentError(
    `Expected an instant from 1970 to 2199 with its offset from UTC, such as ${INSTANT_EXAMPLE}, got ${text}.`,
  )
}

function pause(text: string, before: readonly Pause[] = []): Pause[] {
  const [from = '', to, ...more] = text.split('/')
  if (to === undefined || more.length > 0) {
    throw new InvalidArgumentError(
      `Expected two instants with / between them, the second may be left out, got ${text}.`,
    )
  }
  const next = { from: instant(from), to: to === '' ? null : instant(to) }
  if (next.to !== null && next.to < next.from) {
    throw new InvalidArgumentError(`Expected a pause to end after it begins, got ${text}.`)
  }
  return [...before, next]
}

function extension(text: string, before: readonly Extension[] = []): Extension[] {
  const [, amount = '', unit = ''] = /^(\d{1,4})\s*([A-Za-z]+)$/.exec(text) ?? []
  if (Number(amount) > 0 && isUnit(unit)) {
    return [...before, { amount: Number(amount), unit, reason: '--extend', approvedBy: '--extend' }]
  }
  throw new InvalidArgumentError(
    `Expected an amount and one of ${LIMIT_UNITS.join(', ')}, such as 2workingDay, got ${text}.`,
  )
}

function isUnit(text: string): text is LimitUnit {
  return (LIMIT_UNITS as readonly string[]).includes(text)
}
