import { describe, expect, it } from 'vitest'
import { instantOf, localMinute } from './localTime.ts'
import { remaining, type WorkingDays, workingDaysUntil } from './remaining.ts'

const calendar: WorkingDays = {
  dutyTo: '18:00',
  differing: new Map([
    ['2026-10-01', 'rest'],
    ['2026-10-02', 'rest'],
    ['2026-10-10', 'work'],
  ]),
}
/** Sunday 22 November 2026, 20:00 in Shanghai. */
const now = Date.parse('2026-11-22T12:00:00Z')

describe('remaining time', () => {
  it('runs in minutes and seconds under ten minutes, then in hours', () => {
    expect(remaining('2026-11-22T12:01:42Z', now, 'zh', calendar)).toBe('剩 01:42')
    expect(remaining('2026-11-22T17:20:00Z', now, 'zh', calendar)).toBe('剩 5 时 20 分')
    expect(remaining('2026-11-22T11:19:00Z', now, 'zh', calendar)).toBe('超 41 分')
  })
  it('counts working days where the due time is the end of duty hours', () => {
    expect(remaining('2026-11-24T10:00:00Z', now, 'zh', calendar)).toBe('剩 2 个工作日')
    expect(remaining('2026-11-24T10:00:00Z', now, 'en', calendar)).toBe('2 working days left')
  })
  it('stays with days and hours at another time of day, or without a calendar', () => {
    expect(remaining('2026-11-24T11:00:00Z', now, 'zh', calendar)).toBe('剩 1 天 23 时')
    expect(remaining('2026-11-24T10:00:00Z', now, 'zh', null)).toBe('剩 1 天 22 时')
  })
  it('skips holidays and counts make-up Saturdays', () => {
    const before = Date.parse('2026-09-30T04:00:00Z')
    expect(workingDaysUntil('2026-10-05T10:00:00Z', before, calendar)).toBe(1)
    expect(workingDaysUntil('2026-10-10T10:00:00Z', before, calendar)).toBe(6)
  })
})

describe('a local time', () => {
  it('is read in the zone of the deployment, and back', () => {
    expect(instantOf('2026-11-25T18:00')).toBe('2026-11-25T10:00:00.000Z')
    expect(localMinute('2026-11-25T10:00:00.000Z')).toBe('2026-11-25T18:00')
  })
  it('is nothing where it is no time', () => {
    expect(instantOf('')).toBeNull()
    expect(instantOf('2026-13-40T99:00')).toBeNull()
  })
})
