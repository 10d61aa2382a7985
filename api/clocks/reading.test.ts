import { expect, test } from 'vitest'
import { workCalendar } from './calendar.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { readClock, type StartedClock } from './reading.ts'
import { seedCalendar } from './seed-calendar.ts'

const { rows, years } = seedCalendar()
const calendar = workCalendar(rows, years)
const instant = (local: string) => new Date(`2026-${local.replace(' ', 'T')}+08:00`).toISOString()
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000]

function clock(key: string, more: Partial<StartedClock> = {}): StartedClock {
  const rule = DEFAULT_RULES.find((known) => known.key === key)
  if (!rule) throw new Error(`no rule ${key}`)
  return { rule, startedAt: instant('11-19 10:12'), pauses: [], extensions: [], stoppedAt: null, calendar, ...more }
}

test('限 24 小时 用时 5 时 28 分 按时', () => {
  const { state, statutory, promised } = readClock(
    clock('verify.urgent', { stoppedAt: instant('11-19 15:40') }),
    instant('11-21 20:41'),
  )
  expect(state).toBe('closed')
  expect(statutory).toMatchObject({
    inTime: true,
    usedMs: 5 * HOUR_MS + 28 * MINUTE_MS,
    limitMs: 24 * HOUR_MS,
    overMs: 0,
  })
  expect(promised).toMatchObject({ state: 'closed', inTime: true, limitMs: 12 * HOUR_MS })
})

test('a clock of the feedback has a promise only', () => {
  const { statutory, promised } = readClock(
    clock('feedback', { stoppedAt: instant('11-19 10:18:12') }),
    instant('11-21 20:41'),
  )
  expect(statutory).toBeNull()
  expect(promised).toMatchObject({ inTime: true, usedMs: 6 * MINUTE_MS + 12_000, usedShare: 0.62 })
})

test('on Saturday one of three working days is used: required on Tuesday 18:00, promised on Monday', () => {
  const { state, statutory, promised } = readClock(clock('reply'), instant('11-21 20:41'))
  expect(state).toBe('ontime')
  expect(statutory).toMatchObject({
    usedShare: 1 / 3,
    daysLeft: 2,
    inTime: null,
    due: { dueAt: instant('11-24 18:00') },
  })
  expect(promised).toMatchObject({ usedShare: 1 / 2, daysLeft: 1, due: { dueAt: instant('11-23 18:00') } })
})

test.each([
  ['before its start', '11-19 10:00', 'notStarted', null],
  ['at its start', '11-19 10:12', 'ontime', null],
  ['just before 80 % is used', '11-20 05:23:59', 'ontime', null],
  ['as 80 % is used', '11-20 05:24', 'soon', null],
  ['exactly at the due time', '11-20 10:12', 'soon', null],
  ['a millisecond later', '11-20 10:12:00.001', 'overdue', false],
])('%s an open clock is judged', (_, at, state, inTime) => {
  expect(readClock(clock('verify.urgent'), instant(at)).statutory).toMatchObject({ state, inTime })
})

test('a stop exactly at the due time is in time; one later is late, and says by how much', () => {
  const stopped = (at: string) =>
    readClock(clock('verify.urgent', { stoppedAt: instant(at) }), instant('11-30 00:00')).statutory
  expect(stopped('11-20 10:12')).toMatchObject({ inTime: true, overMs: 0, usedShare: 1 })
  expect(stopped('11-20 10:53')).toMatchObject({
    inTime: false,
    overMs: 41 * MINUTE_MS,
    usedMs: 24 * HOUR_MS,
    usedShare: 1,
  })
})

test('the two limits are judged apart: late for the promise, in time for the law', () => {
  const { state, statutory, promised } = readClock(clock('verify.urgent'), instant('11-19 23:00'))
  expect([state, statutory?.state, promised?.state]).toEqual(['ontime', 'ontime', 'overdue'])
})

test('a paused clock stands still, and shows what was used until then', () => {
  const pauses = [{ from: instant('11-19 16:12'), to: null }]
  const { state, statutory } = readClock(clock('verify.urgent', { pauses }), instant('11-25 12:00'))
  expect(state).toBe('paused')
  expect(statutory).toMatchObject({
    due: { dueAt: null, soonAt: null },
    inTime: null,
    usedMs: 6 * HOUR_MS,
    usedShare: 0.25,
  })
})

test('a clock of working days that stands still keeps its days', () => {
  const pauses = [{ from: instant('11-20 18:00'), to: null }]
  expect(readClock(clock('verify', { pauses }), instant('12-05 12:00')).statutory).toMatchObject({
    usedShare: 1 / 3,
    daysLeft: 2,
  })
})

test('a pause after the due time does not hide that it is late', () => {
  const pauses = [{ from: instant('11-20 12:00'), to: null }]
  expect(readClock(clock('verify.urgent', { pauses }), instant('11-25 12:00')).state).toBe('overdue')
})

test('what has not happened yet is not known: a later stop, a later pause', () => {
  const later = clock('verify.urgent', {
    stoppedAt: instant('11-20 09:00'),
    pauses: [{ from: instant('11-20 08:00'), to: null }],
  })
  expect(readClock(later, instant('11-19 12:00')).statutory).toMatchObject({
    state: 'ontime',
    inTime: null,
    due: { dueAt: instant('11-20 10:12') },
  })
})

test('a clock closed while it was paused was in time', () => {
  const pauses = [{ from: instant('11-19 12:12'), to: null }]
  const closed = clock('verify.urgent', { pauses, stoppedAt: instant('11-22 09:00') })
  expect(readClock(closed, instant('11-25 12:00')).statutory).toMatchObject({
    state: 'closed',
    inTime: true,
    usedMs: 2 * HOUR_MS,
  })
})
