import { expect, test } from 'vitest'
import { openWeekOf } from './opening-week.ts'

const hour = 60
const day = 24 * hour

test('reads an ordinary week as minutes from Monday', () => {
  expect(openWeekOf('24/7')).toEqual([0, 7 * day])
  expect(openWeekOf('Mo-Tu 09:00-17:30')).toEqual([9 * hour, 17.5 * hour, day + 9 * hour, day + 17.5 * hour])
  expect(openWeekOf('Mo 08:30-12:00,13:30-17:30')).toEqual([510, 720, 810, 1050])
  expect(openWeekOf('PH off; Su 10:00-12:00')).toEqual([6 * day + 10 * hour, 6 * day + 12 * hour])
})

test('keeps a night that ends in the next week within the week', () => {
  expect(openWeekOf('Su 22:00-06:00')).toEqual([0, 6 * hour, 6 * day + 22 * hour, 7 * day])
  expect(openWeekOf('Mo-Su 22:00-06:00')).toHaveLength(16)
})

test('has no week for hours that nobody can read', () => {
  expect(openWeekOf('from time to time')).toBeNull()
  expect(openWeekOf('off')).toEqual([])
})
