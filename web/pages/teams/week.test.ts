import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isDay, mondayOf, weekOf } from './week.ts'

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a week', () => {
  it('begins on Monday, Sunday being its last day', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(weekOf('2026-11-22').at(-1)).toBe('2026-11-22')
  })
  it('goes over the ends of months, years and leap days', () => {
    expect(weekOf('2027-01-01')).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  })
  it('holds the day it was asked for, and is the same for each of its days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day)
        expect(week).toContain(day)
        expect(new Set(week.map(mondayOf)).size).toBe(1)
        expect(mondayOf(addDays(day, 7))).toBe(addDays(mondayOf(day), 7))
      }),
    )
  })
})

describe('a day from an address', () => {
  it('must be one that the calendar has', () => {
    expect(['2026-11-22', '2026-02-30', '22-11-2026', '', null].map(isDay)).toEqual([true, false, false, false, false])
  })
})
