import { LIMIT_UNITS } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarDay, factOf, type WorkCalendar, workCalendar } from './calendar.ts'
import { DAY_MS, dayText, isoOf } from './days.ts'
import { type DueInput, type DueStep, dueOf } from './due.ts'
import type { Limit } from './rule.ts'
import { seedCalendar } from './seed-calendar.ts'

const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS
const { rows, years } = seedCalendar()
const published = workCalendar(rows, years)

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Havana',
  'Asia/Kathmandu',
]
/** Days around which those zones move their clocks in 2026, and a plain one. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-06-10'].map(
  Date.parse,
)

const amounts = { minute: 4000, hour: 90, dutyHour: 40, day: 6, workingDay: 6 }
const limit: fc.Arbitrary<Limit> = fc
  .constantFrom(...LIMIT_UNITS)
  .chain((unit) => fc.record({ unit: fc.constant(unit), amount: fc.integer({ min: 1, max: amounts[unit] }) }))
/** Pauses on whole minutes, from four days before the start to eight days after it; some overlap. */
const pausesAround = (startMs: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -4 * 1440, max: 8 * 1440 }), fc.integer({ min: 0, max: 3 * 1440 }))
      .map(([after, long]) => ({
        from: isoOf(startMs + after * MINUTE_MS),
        to: isoOf(startMs + (after + long) * MINUTE_MS),
      })),
    { maxLength: 3 },
  )
const extension = limit.map(({ amount, unit }) => ({ amount, unit, reason: '', approvedBy: '' }))

type Clock = Omit<DueInput, 'calendar'>

/** Any clock that starts on a whole minute of a year that is published. */
const input: fc.Arbitrary<Clock> = fc
  .integer({ min: Date.UTC(2024, 0, 1) / MINUTE_MS, max: Date.UTC(2026, 11, 31) / MINUTE_MS })
  .chain((minute) =>
    fc.record({
      limit,
      countsStartDay: fc.boolean(),
      startedAt: fc.constant(isoOf(minute * MINUTE_MS)),
      pauses: pausesAround(minute * MINUTE_MS),
      extensions: fc.array(extension, { maxLength: 2 }),
    }),
  )

const dueIn = (given: Clock) => dueOf({ ...given, calendar: published })
const dueMs = (given: Clock) => Date.parse(dueIn(given).dueAt ?? '')
const later = (text: string, minutes: number) => isoOf(Date.parse(text) + minutes * MINUTE_MS)

describe('a due time', () => {
  test('is never earlier for a later start', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 0, max: 5000 }), (given, minutes) => {
        expect(dueMs({ ...given, startedAt: later(given.startedAt, minutes) })).toBeGreaterThanOrEqual(dueMs(given))
      }),
      { numRuns: 1000 },
    )
  })
  test('is never earlier for one more extension', () => {
    fc.assert(
      fc.property(input, extension, (given, more) => {
        expect(dueMs({ ...given, extensions: [...given.extensions, more] })).toBeGreaterThan(dueMs(given))
      }),
      { numRuns: 1000 },
    )
  })
  test('is never earlier for one more pause', () => {
    fc.assert(
      fc.property(
        input.chain((given) => fc.tuple(fc.constant(given), pausesAround(Date.parse(given.startedAt)))),
        ([given, more]) => {
          expect(dueMs({ ...given, pauses: [...given.pauses, ...more] })).toBeGreaterThanOrEqual(dueMs(given))
        },
      ),
      { numRuns: 1000 },
    )
  })
  test('is never before its start, and soon never after due', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { dueAt, soonAt } = dueIn(given)
        expect(dueAt && given.startedAt < dueAt && soonAt && soonAt <= dueAt && soonAt > given.startedAt).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
  test('replays from its steps alone', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { dueAt, steps } = dueIn(given)
        expect(isoOf(replay(steps))).toBe(dueAt)
      }),
      { numRuns: 1000 },
    )
  })
  test('of an elapsed clock is start, amount and the paused time between', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 96 }), (given, hours) => {
        const clock = { ...given, extensions: [], limit: { amount: hours, unit: 'hour' as const } }
        const [startMs, endMs] = [Date.parse(given.startedAt), dueMs(clock)]
        expect(endMs).toBe(startMs + hours * 60 * MINUTE_MS + pausedMs(clock, startMs, endMs))
      }),
      { numRuns: 1000 },
    )
  })
})

test('agrees with a walk minute by minute, also where the clocks are moved', () => {
  const clock = fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * 1440, max: 4 * 1440 }))
    .chain(([changeMs, minutes]) => {
      const startMs = changeMs + minutes * MINUTE_MS
      return fc.record({
        limit,
        countsStartDay: fc.boolean(),
        startedAt: fc.constant(isoOf(startMs)),
        pauses: pausesAround(startMs),
        extensions: fc.constant([]),
        calendar: fc
          .tuple(
            fc.constantFrom(...ZONES),
            fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 6 }),
          )
          .map(([zone, days]) => workCalendar(differing(startMs, days), [2026], { zone })),
      })
    })
  fc.assert(
    fc.property(clock, (given) => {
      expect(dueOf(given).dueAt).toBe(isoOf(walkByMinutes(given)))
    }),
    { numRuns: 300 },
  )
}, 60_000)

function differing(startMs: number, days: [number, boolean][]): CalendarDay[] {
  const first = Math.floor(startMs / DAY_MS) - 1
  return days.map(([after, isWork]) => ({ day: dayText(first + after), kind: isWork ? 'work' : 'rest', name: '' }))
}

/** Milliseconds between two instants that lie in a pause, minute by minute. */
function pausedMs(given: Clock, fromMs: number, toMs: number): number {
  const isPaused = pausedAt(given)
  let sum = 0
  for (let at = fromMs; at < toMs; at += MINUTE_MS) if (isPaused(at)) sum += MINUTE_MS
  return sum
}

function pausedAt({ pauses }: Clock): (ms: number) => boolean {
  const spans = pauses.map(({ from, to }) => [Date.parse(from), Date.parse(to ?? '9999-12-31')] as const)
  return (ms) => spans.some(([from, to]) => from <= ms && ms < to)
}

const UNIT_MS = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, dutyHour: 60 * MINUTE_MS, day: null, workingDay: null }

/** What a reader of the steps works out, who has neither calendar nor pauses: instants between which the clock ran, or days. */
function replay(steps: readonly DueStep[]): number {
  let [endMs, leftMs, unitMs] = [Number.NaN, 0, 0]
  let ranFromMs: number | null = null
  const stopAt = (ms: number) => {
    if (ranFromMs !== null) leftMs -= ms - ranFromMs
    ranFromMs = null
  }
  for (const { code, at, number = 0, unit } of steps) {
    const atMs = Date.parse(at)
    if (ranFromMs !== null) endMs = ranFromMs + leftMs
    if (unit) {
      if (code === 'extended') expect(endMs).toBe(atMs)
      unitMs = UNIT_MS[unit] ?? 0
      leftMs = number * unitMs
      ranFromMs = unit === 'minute' || unit === 'hour' ? atMs : null
    } else if (unitMs === 0) {
      if (code === 'counted' || code === 'makeUp') endMs = atMs
    } else if (code === 'dutyBegins' || code === 'resumed') {
      ranFromMs = atMs
    } else if (code === 'dutyEnds' || code === 'paused') {
      stopAt(atMs)
    }
  }
  return endMs
}

/** The same question, asked at every minute: slow, and without a thought for zones but to ask Intl for the local time. */
function walkByMinutes(given: DueInput): number {
  const { limit: wanted, calendar, startedAt, countsStartDay } = given
  const startMs = Date.parse(startedAt)
  const startDay = localAt(calendar, startMs).day
  const amount = wanted.amount * (wanted.unit === 'hour' || wanted.unit === 'dutyHour' ? 60 : 1)
  const [dutyFrom, dutyTo] = [510, 1080]
  const isPaused = pausedAt(given)
  let [number, isWork] = [0, false]
  let now = localAt(calendar, startMs - MINUTE_MS)
  for (let at = startMs; ; at += MINUTE_MS) {
    const before = now
    now = localAt(calendar, at)
    const ranBefore = !isPaused(at - MINUTE_MS)
    if (now.day !== before.day || at === startMs) isWork = factOf(calendar, now.day).isWork
    const mayCount = (day: number) => day !== startDay || (countsStartDay && at > startMs)
    switch (wanted.unit) {
      case 'day':
        if (before.day !== now.day && at > startMs && mayCount(before.day) && ranBefore) number += 1
        if (number === amount) return at - 1
        break
      case 'workingDay':
        if (now.minute === dutyTo && mayCount(now.day) && isWork && ranBefore) number += 1
        if (number === amount) return at
        break
      default: {
        const isOn = wanted.unit !== 'dutyHour' || (isWork && now.minute >= dutyFrom && now.minute < dutyTo)
        if (isOn && !isPaused(at)) number += 1
        if (number === amount) return at + MINUTE_MS
      }
    }
  }
}

const quarters = new Map<string, number>()

/** Local day and minute of the day; Intl is asked once a quarter of an hour, since no zone moves its clocks within one. */
function localAt({ zone }: WorkCalendar, ms: number): { day: number; minute: number } {
  const quarterMs = Math.floor(ms / QUARTER_MS) * QUARTER_MS
  const key = `${zone} ${quarterMs}`
  const known = quarters.get(key)
  const localMs = (known ?? askLocal(zone, quarterMs)) + (ms - quarterMs)
  if (known === undefined) quarters.set(key, localMs - (ms - quarterMs))
  return { day: Math.floor(localMs / DAY_MS), minute: Math.floor((localMs % DAY_MS) / MINUTE_MS) }
}

function askLocal(zone: string, ms: number): number {
  // sv-SE writes 2026-03-08 01:45:00.
  const text = new Date(ms).toLocaleString('sv-SE', { timeZone: zone })
  return Date.parse(`${text.replace(' ', 'T')}Z`)
}
