import { describe, expect, test } from 'vitest'
import { type CalendarDay, type WorkCalendar, workCalendar } from './calendar.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { type Due, type DueInput, dueOf } from './due.ts'
import type { Limit } from './rule.ts'
import { seedCalendar } from './seed-calendar.ts'

const { rows, years } = seedCalendar()
const published = workCalendar(rows, years)
/** An invented notice for 2027: what matters is that it arrives. */
const NOTICE_2027: CalendarDay[] = [
  ...restDays('元旦', '2027-01-01', '2027-01-02', '2027-01-03'),
  ...restDays('春节', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'),
  { day: '2027-02-13', kind: 'work', name: '春节调休' },
  ...restDays(
    '国庆节',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
    '2027-10-04',
    '2027-10-05',
    '2027-10-06',
    '2027-10-07',
  ),
  { day: '2027-10-09', kind: 'work', name: '国庆节调休' },
]
const arrived = workCalendar([...rows, ...NOTICE_2027], [...years, 2027])

function restDays(name: string, ...days: string[]): CalendarDay[] {
  return days.map((day) => ({ day, kind: 'rest', name }))
}

/** Local time of Shanghai, as people write it, to an ISO instant and back. */
const instant = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString()
const local = (iso: string | null) =>
  iso && new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

function due(limit: Limit, from: string, more: Partial<DueInput> = {}): Due {
  const rest = { countsStartDay: false, pauses: [], extensions: [], calendar: published }
  return dueOf({ ...rest, limit, startedAt: instant(from), ...more })
}

const WORKING = (amount: number): Limit => ({ amount, unit: 'workingDay' })
const HOURS = (amount: number): Limit => ({ amount, unit: 'hour' })
const THREE = WORKING(3)

/**
 * Due times worked out by hand from the notices of the State Council as chinese-days holds them: start, then the last local
 * day of 2, 3, 7 and 10 working days (all end at 18:00), then the ends of 10 minutes, 12 and 24 hours. `*` = provisional.
 */
const TABLE = `
| 2024 make-up Sunday 4 Feb, at 23:59:59 | 2024-02-02 23:59:59 | 02-05  | 02-06  | 02-18  | 02-21  | 02-03 00:09:59 | 02-03 11:59:59 | 02-03 23:59:59 |
| 2024 Spring Festival                   | 2024-02-08 16:00:00 | 02-18  | 02-19  | 02-23  | 02-28  | 02-08 16:10:00 | 02-09 04:00:00 | 02-09 16:00:00 |
| 2024 leap day                          | 2024-02-28 08:00:00 | 03-01  | 03-04  | 03-08  | 03-13  | 02-28 08:10:00 | 02-28 20:00:00 | 02-29 08:00:00 |
| 2024 make-up Sunday 29 Sep             | 2024-09-27 15:00:00 | 09-30  | 10-08  | 10-12  | 10-16  | 09-27 15:10:00 | 09-28 03:00:00 | 09-28 15:00:00 |
| 2024 National Day                      | 2024-09-30 09:00:00 | 10-09  | 10-10  | 10-15  | 10-18  | 09-30 09:10:00 | 09-30 21:00:00 | 10-01 09:00:00 |
| 2025 make-up Sunday 26 Jan             | 2025-01-24 10:00:00 | 01-27  | 02-05  | 02-10  | 02-13  | 01-24 10:10:00 | 01-24 22:00:00 | 01-25 10:00:00 |
| 2025 in Spring Festival, at 23:59:59   | 2025-01-31 23:59:59 | 02-06  | 02-07  | 02-12  | 02-17  | 02-01 00:09:59 | 02-01 11:59:59 | 02-01 23:59:59 |
| 2025 make-up Sunday 28 Sep             | 2025-09-26 08:00:00 | 09-29  | 09-30  | 10-13  | 10-16  | 09-26 08:10:00 | 09-26 20:00:00 | 09-27 08:00:00 |
| 2025 National Day and Mid-autumn       | 2025-09-30 17:59:00 | 10-10  | 10-11  | 10-16  | 10-21  | 09-30 18:09:00 | 10-01 05:59:00 | 10-01 17:59:00 |
| 2026 New Year, make-up Sunday 4 Jan    | 2025-12-31 12:00:00 | 01-05  | 01-06  | 01-12  | 01-15  | 12-31 12:10:00 | 01-01 00:00:00 | 01-01 12:00:00 |
| 2026 make-up Saturday 14 Feb           | 2026-02-13 18:30:00 | 02-24  | 02-25  | 03-02  | 03-05  | 02-13 18:40:00 | 02-14 06:30:00 | 02-14 18:30:00 |
| 2026 in Spring Festival                | 2026-02-17 00:00:00 | 02-25  | 02-26  | 03-03  | 03-06  | 02-17 00:10:00 | 02-17 12:00:00 | 02-18 00:00:00 |
| 2026 make-up Sunday 20 Sep             | 2026-09-18 23:59:59 | 09-21  | 09-22  | 09-29  | 10-09  | 09-19 00:09:59 | 09-19 11:59:59 | 09-19 23:59:59 |
| 2026 National Day                      | 2026-09-30 16:00:00 | 10-09  | 10-10  | 10-15  | 10-20  | 09-30 16:10:00 | 10-01 04:00:00 | 10-01 16:00:00 |
| 2026 last days of the notice           | 2026-12-29 10:00:00 | 12-31  | 01-01* | 01-07* | 01-12* | 12-29 10:10:00 | 12-29 22:00:00 | 12-30 10:00:00 |
| 2027 New Year without a notice         | 2026-12-30 10:00:00 | 01-01* | 01-04* | 01-08* | 01-13* | 12-30 10:10:00 | 12-30 22:00:00 | 12-31 10:00:00 |
| 2027 Spring Festival without a notice  | 2027-02-04 09:00:00 | 02-08* | 02-09* | 02-15* | 02-18* | 02-04 09:10:00 | 02-04 21:00:00 | 02-05 09:00:00 |
| 2027 National Day without a notice     | 2027-09-30 09:00:00 | 10-04* | 10-05* | 10-11* | 10-14* | 09-30 09:10:00 | 09-30 21:00:00 | 10-01 09:00:00 |`

/** The same starts, once the notice is there. */
const TABLE_ARRIVED = `
| 2026 last days, the notice is there    | 2026-12-29 10:00:00 | 12-31  | 01-04  | 01-08  | 01-13  | 12-29 10:10:00 | 12-29 22:00:00 | 12-30 10:00:00 |
| 2027 New Year with its notice          | 2026-12-30 10:00:00 | 01-04  | 01-05  | 01-11  | 01-14  | 12-30 10:10:00 | 12-30 22:00:00 | 12-31 10:00:00 |
| 2027 Spring Festival with its notice   | 2027-02-04 09:00:00 | 02-13  | 02-15  | 02-19  | 02-24  | 02-04 09:10:00 | 02-04 21:00:00 | 02-05 09:00:00 |
| 2027 National Day with its notice      | 2027-09-30 09:00:00 | 10-09  | 10-11  | 10-15  | 10-20  | 09-30 09:10:00 | 09-30 21:00:00 | 10-01 09:00:00 |`

const COLUMNS = ['2 workingDay', '3 workingDay', '7 workingDay', '10 workingDay', '10 minute', '12 hour', '24 hour']

function read(table: string) {
  return table.split('\n').flatMap((line) => {
    const [, name = '', from = '', ...cells] = line.split('|').map((cell) => cell.trim())
    return name === '' ? [] : [{ name, from, cells: new Map(COLUMNS.map((column, i) => [column, cells[i] ?? ''])) }]
  })
}

/** What the table expects of a limit: due in local time without its year, and whether provisional. */
function expected(cells: Map<string, string>, { amount, unit }: Limit) {
  const cell = cells.get(`${amount} ${unit}`)
  if (!cell) throw new Error(`the table has no column for ${amount} ${unit}`)
  const day = cell.replace('*', '')
  return { due: unit === 'workingDay' ? `${day} 18:00:00` : day, provisional: cell.endsWith('*') }
}

const ROWS: [string, string, WorkCalendar, Map<string, string>][] = [
  ...read(TABLE).map((row) => [row.name, row.from, published, row.cells] as (typeof ROWS)[number]),
  ...read(TABLE_ARRIVED).map((row) => [row.name, row.from, arrived, row.cells] as (typeof ROWS)[number]),
]
const LIMITS = DEFAULT_RULES.flatMap((rule) =>
  [rule.statutory, rule.promised].flatMap((limit) => (limit ? [{ rule, limit }] : [])),
)

describe.each(ROWS)('%s', (_, from, calendar, cells) => {
  test.each(LIMITS.map(({ rule, limit }) => [rule.key, limit.amount, limit.unit, rule, limit] as const))(
    '%s within %i %s is due when the notices say',
    (_key, _amount, _unit, { countsStartDay }, limit) => {
      const { dueAt, provisional } = due(limit, from, { countsStartDay, calendar })
      expect({ due: local(dueAt)?.slice(5), provisional }).toEqual(expected(cells, limit))
    },
  )
})

test('the steps say which days counted, which did not, and why', () => {
  const { steps, dueAt, soonAt } = due(THREE, '2026-09-30 16:00:00')
  expect(
    steps.map(({ day, code, number, name }) => [day, code, number, name].filter((part) => part !== undefined)),
  ).toEqual([
    ['2026-09-30', 'start', 3],
    ['2026-09-30', 'startDayNotCounted'],
    ['2026-10-01', 'rest', '国庆节'],
    ['2026-10-02', 'rest', '国庆节'],
    ['2026-10-03', 'rest', '国庆节'],
    ['2026-10-04', 'rest', '国庆节'],
    ['2026-10-05', 'rest', '国庆节'],
    ['2026-10-06', 'rest', '国庆节'],
    ['2026-10-07', 'rest', '国庆节'],
    ['2026-10-08', 'counted', 1],
    ['2026-10-09', 'counted', 2],
    ['2026-10-10', 'makeUp', 3, '国庆节调休'],
    ['2026-10-10', 'due'],
  ])
  expect(dueAt).toBe('2026-10-10T10:00:00.000Z')
  // Of 28.5 hours on duty 80 % are 22.8: two days and 3 h 48 min of the third.
  expect(local(soonAt)).toBe('2026-10-10 12:18:00')
})

test('a year without a notice is named once, where the walk enters it', () => {
  const { steps } = due(THREE, '2026-12-30 10:00:00')
  expect(steps.filter(({ code }) => code === 'unpublished')).toEqual([
    { at: '2027-01-01', day: '2027-01-01', code: 'unpublished', name: '2027' },
  ])
})

test('elapsed clocks and natural days ask no calendar and are never provisional', () => {
  expect(due(HOURS(24), '2027-05-01 10:00:00').provisional).toBe(false)
  const fiveDays = due({ amount: 5, unit: 'day' }, '2027-05-01 10:00:00')
  expect([local(fiveDays.dueAt), fiveDays.provisional]).toEqual(['2027-05-06 23:59:59', false])
  expect(fiveDays.dueAt).toMatch(/59\.999Z$/)
})

describe('a pause', () => {
  const pauses = [{ from: instant('2026-11-20 12:00:00'), to: instant('2026-11-23 09:00:00') }]

  test('across a weekend takes the Friday at whose end it stands, and no more', () => {
    expect(local(due(THREE, '2026-11-19 10:12:00', { pauses }).dueAt)).toBe('2026-11-25 18:00:00')
    expect(local(due(THREE, '2026-11-19 10:12:00').dueAt)).toBe('2026-11-24 18:00:00')
  })
  test('moves an elapsed clock by just its length', () => {
    // 69 hours after Saturday 10:00
    expect(local(due(HOURS(24), '2026-11-20 10:00:00', { pauses }).dueAt)).toBe('2026-11-24 07:00:00')
  })
  test('moves the duty hours that it covers', () => {
    // Thursday 7 h, Friday 3.5 h before the pause, then 1.5 h on Monday from 9:00
    const { dueAt } = due({ amount: 12, unit: 'dutyHour' }, '2026-11-19 11:00:00', { pauses })
    expect(local(dueAt)).toBe('2026-11-23 10:30:00')
  })
  test('without end leaves no due time, and says since when', () => {
    const open = [{ from: instant('2026-11-20 12:00:00'), to: null }]
    for (const limit of [
      THREE,
      HOURS(48),
      { amount: 20, unit: 'dutyHour' } as const,
      { amount: 3, unit: 'day' } as const,
    ]) {
      const { dueAt, soonAt, steps } = due(limit, '2026-11-19 10:12:00', { pauses: open })
      expect([dueAt, soonAt, steps.at(-1)?.code]).toEqual([null, null, 'paused'])
    }
  })
  test('that begins as the time is up comes too late to move it', () => {
    const late = [{ from: instant('2026-11-21 10:00:00'), to: null }]
    expect(local(due(HOURS(24), '2026-11-20 10:00:00', { pauses: late }).dueAt)).toBe('2026-11-21 10:00:00')
    const evening = [{ from: instant('2026-11-24 18:00:00'), to: null }]
    expect(local(due(THREE, '2026-11-19 10:12:00', { pauses: evening }).dueAt)).toBe('2026-11-24 18:00:00')
  })
  test('overlapping another one counts once', () => {
    const twice = [...pauses, { from: instant('2026-11-21 00:00:00'), to: instant('2026-11-22 00:00:00') }]
    expect(due(HOURS(24), '2026-11-20 10:00:00', { pauses: twice })).toEqual(
      due(HOURS(24), '2026-11-20 10:00:00', { pauses }),
    )
  })
})

describe('an extension', () => {
  const approved = { reason: '等材料', approvedBy: '0199' }

  test('begins where the limit ends, and gives its reason', () => {
    const { dueAt, steps } = due(THREE, '2026-09-30 16:00:00', {
      extensions: [{ amount: 2, unit: 'workingDay', ...approved }],
    })
    expect(local(dueAt)).toBe('2026-10-13 18:00:00')
    expect(steps.find(({ code }) => code === 'extended')).toEqual({
      at: '2026-10-10T10:00:00.000Z',
      day: '2026-10-10',
      code: 'extended',
      number: 2,
      unit: 'workingDay',
      name: '等材料',
    })
    expect(steps.filter(({ code }) => code === 'startDayNotCounted')).toHaveLength(1)
  })
  test('may be of another unit', () => {
    const extensions = [{ amount: 1, unit: 'workingDay' as const, ...approved }]
    expect(local(due(HOURS(24), '2026-11-20 10:00:00', { extensions }).dueAt)).toBe('2026-11-23 18:00:00')
  })
})

describe('the day of the start', () => {
  test('counts where the rule says so', () => {
    expect(local(due(THREE, '2026-11-19 10:12:00', { countsStartDay: true }).dueAt)).toBe('2026-11-23 18:00:00')
  })
  test('does not count after duty, nor on a day of rest', () => {
    expect(local(due(WORKING(1), '2026-11-19 17:59:59', { countsStartDay: true }).dueAt)).toBe('2026-11-19 18:00:00')
    expect(local(due(WORKING(1), '2026-11-19 18:00:00', { countsStartDay: true }).dueAt)).toBe('2026-11-20 18:00:00')
    expect(local(due(WORKING(1), '2026-11-21 09:00:00', { countsStartDay: true }).dueAt)).toBe('2026-11-23 18:00:00')
  })
})

describe('duty hours', () => {
  const four: Limit = { amount: 4, unit: 'dutyHour' }

  test('of a report at 23:59:59 begin when duty next begins', () => {
    expect(local(due(four, '2026-09-30 23:59:59').dueAt)).toBe('2026-10-08 12:30:00')
  })
  test('run on a make-up Saturday and go on next time', () => {
    expect(local(due(four, '2026-10-10 16:00:00').dueAt)).toBe('2026-10-12 10:30:00')
  })
  test('may be those of a local rule, also round the clock', () => {
    const allDay = workCalendar(rows, years, { dutyFrom: '00:00', dutyTo: '24:00' })
    expect(local(due({ amount: 30, unit: 'dutyHour' }, '2026-11-20 22:00:00', { calendar: allDay }).dueAt)).toBe(
      '2026-11-24 04:00:00',
    )
    expect(due(WORKING(1), '2026-11-20 22:00:00', { calendar: allDay }).dueAt).toBe('2026-11-23T15:59:59.999Z')
  })
})

test('a local override of the calendar holds, with its name', () => {
  const typhoon = workCalendar([...rows, { day: '2026-11-20', kind: 'rest', name: '台风停工' }], years)
  const { dueAt, steps } = due(THREE, '2026-11-19 10:12:00', { calendar: typhoon })
  expect(local(dueAt)).toBe('2026-11-25 18:00:00')
  expect(steps).toContainEqual({ at: '2026-11-20', day: '2026-11-20', code: 'rest', name: '台风停工' })
})

describe('in a zone that moves its clocks', () => {
  const calendar = workCalendar([], [2026], { zone: 'America/New_York' })

  test('a working day ends at the local hour before and after', () => {
    const limit = WORKING(1)
    expect(dueOf({ ...base(limit, '2026-03-06T15:00:00Z'), calendar }).dueAt).toBe('2026-03-09T22:00:00.000Z')
    expect(dueOf({ ...base(limit, '2026-03-05T15:00:00Z'), calendar }).dueAt).toBe('2026-03-06T23:00:00.000Z')
  })
  test('an hour stays an hour', () => {
    expect(dueOf({ ...base(HOURS(24), '2026-03-07T15:00:00Z'), calendar }).dueAt).toBe('2026-03-08T15:00:00.000Z')
  })
})

function base(limit: Limit, startedAt: string): DueInput {
  return { limit, startedAt, countsStartDay: false, pauses: [], extensions: [], calendar: published }
}

test.each([
  ['an amount of nothing', { limit: HOURS(0) }, 'expected an amount above 0, got 0 hour'],
  ['half a working day', { limit: WORKING(0.5) }, 'expected a whole number above 0, got 0.5 workingDay'],
  ['a start that is no instant', { startedAt: 'yesterday' }, 'got yesterday'],
  [
    'a pause that ends before it begins',
    { pauses: [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }] },
    'expected a pause to end after',
  ],
  [
    'duty that ends before it begins',
    { calendar: workCalendar([], [], { dutyFrom: '18:00', dutyTo: '06:00' }) },
    'got 18:00 to 06:00',
  ],
  ['an hour that no day has', { calendar: workCalendar([], [], { dutyTo: '24:30' }) }, 'got 24:30'],
  ['a zone that nobody knows', { calendar: workCalendar([], [], { zone: 'Mars/Olympus' }) }, 'Mars/Olympus'],
] as [string, Partial<DueInput>, string][])('refuses %s and names it', (_, more, message) => {
  expect(() => dueOf({ ...base(THREE, '2026-01-01T00:00:00Z'), ...more })).toThrow(message)
})

test('a due time costs well under a tenth of a millisecond: intake computes several for each of 300 reports a second', () => {
  const perDueMs = Array.from({ length: 20 }, () => {
    const began = performance.now()
    for (let i = 0; i < 200; i++) due(WORKING(10), `2026-0${1 + (i % 9)}-1${i % 10} 10:00:00`)
    return (performance.now() - began) / 200
  })
  // The least of many, so that a busy machine does not count.
  expect(Math.min(...perDueMs)).toBeLessThan(0.1)
})
