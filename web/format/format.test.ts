import { describe, expect, it } from 'vitest'
import { clockTime, dateTime } from './date.ts'
import { deviceOf } from './device.ts'
import { age, countdown, minutes, span } from './duration.ts'
import { area, count, metres, people, percent } from './number.ts'
import { openingHours } from './openingHours.ts'

describe('numbers', () => {
  it('groups people in thousands and never rounds them', () => {
    expect(people(4312, 'zh')).toBe('4,312 人')
    expect(people(1, 'en')).toBe('1 person')
    expect(count(598135)).toBe('598,135')
  })
  it('writes a dash where there is nothing', () => {
    expect(people(null, 'zh')).toBe('—')
    expect(percent(null)).toBe('—')
    expect(percent(Number.NaN)).toBe('—')
    expect(metres(undefined)).toBe('—')
  })
  it('gives percent one decimal', () => {
    expect(percent(0.8243)).toBe('82.4%')
    expect(percent(1)).toBe('100.0%')
    expect(percent(0)).toBe('0.0%')
  })
  it('does not invent a whole or an empty share by rounding', () => {
    expect(percent(0.99999)).toBe('99.9%')
    expect(percent(0.00001)).toBe('0.1%')
  })
  it('turns to kilometres above 1,000 metres', () => {
    expect(metres(648.4)).toBe('648 m')
    expect(metres(1000)).toBe('1,000 m')
    expect(metres(1204)).toBe('1.2 km')
    expect(area(12_345_678)).toBe('12.35 km²')
    expect(area(3200)).toBe('3,200 m²')
  })
})

describe('durations', () => {
  it('gives minutes one decimal', () => {
    expect(minutes(318, 'zh')).toBe('5.3 分')
    expect(minutes(600, 'en', 600)).toBe('10.0 min')
  })
  it('never rounds a walk over the limit down onto the limit', () => {
    expect(minutes(601, 'zh', 600)).toBe('10.1 分')
  })
  it('runs in minutes and seconds under ten minutes', () => {
    expect(countdown(102, 'zh')).toBe('剩 01:42')
    expect(countdown(599, 'en')).toBe('09:59 left')
    expect(countdown(600, 'zh')).toBe('剩 10 分')
  })
  it('says how far over and how long left in larger units', () => {
    expect(countdown(5 * 3600 + 20 * 60, 'zh')).toBe('剩 5 时 20 分')
    expect(countdown(-41 * 60, 'zh')).toBe('超 41 分')
    expect(countdown(-(4 * 3600 + 5 * 60), 'en')).toBe('4 h 05 min over')
    expect(span(2 * 86_400 + 3 * 3600 + 59, 'zh')).toBe('2 天 3 时')
  })
  it('tells ages in the largest whole unit', () => {
    expect(age(2, 'zh')).toBe('2 秒前')
    expect(age(14 * 60, 'zh')).toBe('14 分前')
    expect(age(3 * 86_400, 'en')).toBe('3 d ago')
    expect(age(-5, 'zh')).toBe('0 秒前')
  })
})

describe('opening hours', () => {
  it('read as days and times in Chinese', () => {
    expect(openingHours('Mo-Sa 08:30-18:00', 'zh')).toBe('周一至周六 08:30–18:00')
    expect(openingHours('Mo-Fr 08:00-12:00,14:00-18:00; Sa,Su 09:00-12:00; PH off', 'zh')).toBe(
      '周一至周五 08:00–12:00,14:00–18:00；周六、周日 09:00–12:00；节假日 不开',
    )
    expect(openingHours('24/7', 'zh')).toBe('全天')
  })
  it('stay as they are in English', () => {
    expect(openingHours('Mo-Sa 08:30-18:00', 'en')).toBe('Mo-Sa 08:30–18:00')
  })
})

describe('dates', () => {
  const now = Date.parse('2026-11-22T12:40:00Z')
  it('names month, day, weekday and time in the zone of the deployment', () => {
    expect(dateTime('2026-11-22T12:38:00Z', 'zh', now)).toBe('11-22 周日 20:38')
    expect(dateTime('2026-11-22T12:38:00Z', 'en', now)).toBe('Sun 22 Nov 20:38')
  })
  it('names the year when it is another', () => {
    expect(dateTime('2025-12-31T16:00:00Z', 'zh', now)).toBe('01-01 周四 00:00')
    expect(dateTime('2024-06-01T00:00:00Z', 'zh', now)).toBe('2024-06-01 周六 08:00')
    expect(dateTime('2024-06-01T00:00:00Z', 'en', now)).toBe('Sat 1 Jun 2024 08:00')
  })
  it('writes midnight as 00:00', () => {
    expect(clockTime('2026-11-21T16:00:00Z')).toBe('00:00')
    expect(dateTime(null, 'zh', now)).toBe('—')
  })
})

describe('the device of a session', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
  it('is called by its browser and system, the more particular name first', () => {
    expect(deviceOf(chrome)).toEqual({ browser: 'Chrome', system: 'Windows' })
    expect(deviceOf(`${chrome} Edg/140.0`)).toEqual({ browser: 'Edge', system: 'Windows' })
    expect(deviceOf('Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0')).toEqual({
      browser: 'WeChat',
      system: 'Android',
    })
  })
  it('has no name where nothing is known', () => {
    expect([deviceOf(null), deviceOf('curl/8')]).toEqual([null, null])
  })
})
