import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursText, hoursWeek, readClock, readHours } from './hours.ts'

const day = { from: 480, to: 1320 }
const short = { from: 540, to: 1050 }
const night = { from: 1320, to: 360 }

describe('hours of a point', () => {
  it.each([
    ['Mo-Su 08:00-22:00', { weekday: day, saturday: day, sunday: day }],
    ['Mo-Sa 08:00-22:00', { weekday: day, saturday: day, sunday: null }],
    ['Mo-Fr 09:00-17:30', { weekday: short, saturday: null, sunday: null }],
    ['Mo-Fr 08:00-22:00; Sa-Su 09:00-17:30', { weekday: day, saturday: short, sunday: short }],
    ['Mo-Fr,Su 08:00-22:00; Sa 09:00-17:30', { weekday: day, saturday: short, sunday: day }],
    ['Mo-Fr 08:00-22:00, Sa 22:00-06:00', { weekday: day, saturday: night, sunday: null }],
    ['24/7', { weekday: { from: 0, to: 1440 }, saturday: { from: 0, to: 1440 }, sunday: { from: 0, to: 1440 } }],
    ['off', { weekday: null, saturday: null, sunday: null }],
  ])('are written and read as %s', (text, hours) => {
    expect(hoursText(hours)).toBe(text)
    expect(readHours(text)).toEqual(hours)
  })
  it('are minutes from Monday 00:00, joined where they touch', () => {
    const saturday = 5 * 1440
    expect(hoursWeek({ weekday: null, saturday: day, sunday: null })).toEqual([saturday + 480, saturday + 1320])
    const whole = { from: 0, to: 1440 }
    expect(hoursWeek({ weekday: whole, saturday: whole, sunday: whole })).toEqual([0, 10_080])
  })
  it('go on after midnight, from Sunday into Monday too', () => {
    expect(hoursWeek({ weekday: null, saturday: null, sunday: night })).toEqual([0, 360, 6 * 1440 + 1320, 10_080])
  })
  it('are left to their words where they are finer than from–to', () => {
    expect(readHours('Mo-Fr 08:30-12:00,13:30-17:30')).toBeNull()
    expect(readHours('Mo-Fr sunrise-sunset')).toBeNull()
  })
  it('are typed with or without a colon', () => {
    expect(['8:30', '0830', '830', '22', ' 24:00 '].map(readClock)).toEqual([510, 510, 510, 1320, 1440])
    expect(['', '8:75', '24:01', 'noon', '12345'].map(readClock)).toEqual([null, null, null, null, null])
  })
  it('come to the same week after writing and reading, whatever they are', () => {
    const span = fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1440 }) }),
    )
    fc.assert(
      fc.property(fc.record({ weekday: span, saturday: span, sunday: span }), (hours) => {
        const read = readHours(hoursText(hours))
        expect(read && hoursWeek(read)).toEqual(hoursWeek(hours))
        const week = hoursWeek(hours)
        expect(week).toEqual([...new Set(week)].sort((a, b) => a - b))
      }),
    )
  })
})
