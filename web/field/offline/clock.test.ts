import { expect, test } from 'vitest'
import { createPhoneClock } from './clock.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-22T08:00:00Z')

/** A phone whose clock runs `wrongMs` beside the true time, and may be set or put to sleep. */
function phone(wrongMs: number) {
  const state = { trueMs: START, wrongMs, counterMs: 0, page: 'first' }
  const given = {
    now: () => state.trueMs + state.wrongMs,
    counter: () => state.counterMs,
    get page() {
      return state.page
    },
  }
  let clock = createPhoneClock(given)
  const hear = () => clock.follow(new Date(Math.floor(state.trueMs / 1000) * 1000).toUTCString(), state.counterMs)
  const pass = (seconds: number, isAsleep = false) => {
    state.trueMs += seconds * 1000
    if (!isAsleep) state.counterMs += seconds * 1000
  }
  const reopen = () => {
    const offsetMs = clock.serverNow() - given.now()
    Object.assign(state, { page: 'second', counterMs: 0 })
    clock = createPhoneClock(given)
    clock.remember(offsetMs)
  }
  const set = (toWrongMs: number) => {
    state.wrongMs = toWrongMs
  }
  return {
    hear,
    pass,
    reopen,
    set,
    stamp: () => clock.stamp(),
    age: (stamp: ReturnType<typeof clock.stamp>) => clock.ageSeconds(stamp),
  }
}

test.each([0, HOUR, -HOUR])('a clock that is %i ms wrong all along tells the age right', (wrongMs) => {
  const mine = phone(wrongMs)
  mine.hear()
  mine.pass(60)
  const stamp = mine.stamp()
  mine.pass(600)
  expect(mine.age(stamp)).toBe(600)
  mine.reopen()
  mine.pass(300)
  expect(mine.age(stamp)).toBe(900)
})

test.each([
  ['put right by an hour back', HOUR, 0],
  ['put right by an hour ahead', -HOUR, 0],
])('a clock that is %s between writing and sending tells it to a second', (_, before, after) => {
  const mine = phone(before)
  mine.hear()
  const stamp = mine.stamp()
  mine.reopen()
  mine.set(after)
  mine.pass(120)
  mine.hear()
  expect(Math.abs(mine.age(stamp) - 120)).toBeLessThan(1.5)
})

test('a clock set back before anything is heard again is caught by the counter of the page', () => {
  const mine = phone(0)
  const stamp = mine.stamp()
  mine.set(-HOUR)
  mine.pass(90)
  expect(mine.age(stamp)).toBe(90)
})

test('a clock set after the server was heard and before the writing does not reach into the age', () => {
  const mine = phone(0)
  mine.hear()
  mine.set(HOUR)
  const stamp = mine.stamp()
  mine.pass(30)
  mine.hear()
  expect(mine.age(stamp)).toBe(30)
})

test('a phone that slept counts the sleep, and nothing is ever younger than nothing', () => {
  const mine = phone(0)
  mine.hear()
  const stamp = mine.stamp()
  mine.pass(3000, true)
  expect(mine.age(stamp)).toBe(3000)
  expect(mine.age(mine.stamp())).toBe(0)
})

test.each([HOUR, -HOUR])(
  'a clock set by %i ms before the writing, the server not heard in between, tells the age right',
  (byMs) => {
    const mine = phone(0)
    mine.hear()
    mine.reopen()
    mine.set(byMs)
    const stamp = mine.stamp()
    mine.pass(30)
    mine.hear()
    mine.pass(30)
    expect(mine.age(stamp)).toBe(60)
  },
)
