import chineseDays from 'chinese-days'
import { expect, test } from 'vitest'
import { factOf, workCalendar } from './calendar.ts'
import { DAY_MS, dayText } from './days.ts'
import { seedCalendar } from './seed-calendar.ts'

const { rows, years } = seedCalendar()

test('knows the years whose notice is out, and no other', () => {
  expect(years).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
  expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
})

test('names holidays and make-up workdays in Chinese', () => {
  const calendar = workCalendar(rows, years)
  expect(calendar.days.get('2026-10-01')).toEqual({ kind: 'rest', name: '国庆节' })
  expect(calendar.days.get('2026-10-10')).toEqual({ kind: 'work', name: '国庆节调休' })
  expect(calendar.days.get('2024-02-04')).toEqual({ kind: 'work', name: '春节调休' })
  // Given by the notice of the year after.
  expect(calendar.days.get('2018-12-29')).toEqual({ kind: 'work', name: '元旦调休' })
})

test('agrees with chinese-days on every day of those years', () => {
  const calendar = workCalendar(rows, years)
  for (let at = Date.UTC(2004, 0, 1); at < Date.UTC(2027, 0, 1); at += DAY_MS) {
    const day = dayText(at / DAY_MS)
    expect([day, factOf(calendar, at / DAY_MS).isWork]).toEqual([day, chineseDays.isWorkday(day)])
  }
})
