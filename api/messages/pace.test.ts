import { expect, test } from 'vitest'
import { pauseSeconds, quietUntil, restSeconds } from './pace.ts'

test('tries come ever more seldom, at most an hour apart, spread by a quarter', () => {
  const middle = [1, 2, 3, 9, 10, 20].map((attempts) => pauseSeconds(attempts, () => 0.5))
  expect(middle).toEqual([10, 20, 40, 2560, 3600, 3600])
  expect(pauseSeconds(1, () => 0)).toBe(7.5)
  expect(pauseSeconds(1, () => 1)).toBe(12.5)
})

test('a receiver that failed twice rests, at most five minutes', () => {
  expect([0, 1, 2, 3, 8, 50].map(restSeconds)).toEqual([0, 0, 5, 10, 300, 300])
})

const night = { from: '22:00', to: '07:00' }
test.each([
  ['21:59', night, null],
  ['22:00', night, '2026-11-23T07:00'],
  ['23:30', night, '2026-11-23T07:00'],
  ['03:00', night, '2026-11-22T07:00'],
  ['06:59', night, '2026-11-22T07:00'],
  ['07:00', night, null],
  ['12:30', { from: '12:00', to: '14:00' }, '2026-11-22T14:00'],
  ['14:00', { from: '12:00', to: '14:00' }, null],
  ['12:00', null, null],
])('at %s with quiet hours %o it is quiet until %s', (at, quiet, until) => {
  const expected = until === null ? null : new Date(`${until}:00+08:00`)
  expect(quietUntil(quiet, new Date(`2026-11-22T${at}:00+08:00`), 'Asia/Shanghai')).toEqual(expected)
})
