import { expect, test } from 'vitest'
import { draw } from '../testing/draw.ts'
import { tableOf } from './testing/town.ts'

test('a home is served at exactly the limit, and a gap a second beyond it', () => {
  const street = draw('a--------------b')
  const table = tableOf(street, { homes: 'a', points: { b: {} } })
  expect(table.seconds[0]).toBe(600)
  expect(table.stateNames()).toEqual(['served'])
  table.setSettings({ limitSeconds: 599 })
  expect(table.stateNames()).toEqual(['gap'])
})
