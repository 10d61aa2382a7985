import { CLOCKS } from '@wangge/db/vocabulary'
import { expect, test } from 'vitest'
import { workCalendar } from './calendar.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { dueOf } from './due.ts'
import { seedCalendar } from './seed-calendar.ts'

const { rows, years } = seedCalendar()
const calendar = workCalendar(rows, years)

test('every clock has a rule, every rule a limit and a source, keys and ids are single', () => {
  expect(new Set(DEFAULT_RULES.map(({ clock }) => clock))).toEqual(new Set(CLOCKS))
  expect(new Set(DEFAULT_RULES.map(({ key }) => key)).size).toBe(DEFAULT_RULES.length)
  expect(new Set(DEFAULT_RULES.map(({ id }) => id)).size).toBe(DEFAULT_RULES.length)
  for (const rule of DEFAULT_RULES) {
    expect(rule.statutory ?? rule.promised).not.toBeNull()
    expect(rule.source).not.toBe('')
  }
})

test('a figure is quoted from a document or said to be a configurable default', () => {
  for (const { key, source, statutory, promised } of DEFAULT_RULES) {
    const isBoth = statutory !== null && promised !== null
    expect([key, source.includes('“') || source.includes('可配置的默认值')]).toEqual([key, true])
    if (isBoth) expect(source).toContain('可配置的默认值')
  }
})

test('no promise is later than the statutory limit, on any day of three years', () => {
  for (const { key, statutory, promised, countsStartDay } of DEFAULT_RULES) {
    if (!statutory || !promised) continue
    for (let at = Date.UTC(2024, 0, 1, 8); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const startedAt = new Date(at).toISOString()
      const input = { countsStartDay, startedAt, pauses: [], extensions: [], calendar }
      const [law, promise] = [statutory, promised].map((limit) => dueOf({ ...input, limit }).dueAt ?? '')
      expect([key, startedAt, String(promise) <= String(law)]).toEqual([key, startedAt, true])
    }
  }
})
