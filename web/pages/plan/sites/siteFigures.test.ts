import type { SiteRun } from '@wangge/api/contract'
import { expect, test } from 'vitest'
import { curveOf, weightOf } from './siteFigures.ts'

const requestOf = (capacityEach: number | null, asksForRoom = false) =>
  ({ objective: 'coverage', capacityEach, settings: { weight: 'dwellings', asksForRoom } }) as SiteRun['request']

test('figures count what was asked for, and people wherever room binds', () => {
  expect(weightOf(requestOf(null))).toBe('dwellings')
  expect(weightOf(requestOf(20))).toBe('people')
  expect(weightOf(requestOf(null, true))).toBe('people')
})

test('the curve is a share of what its figures count', () => {
  const answer = {
    before: { people: { all: 1000 }, dwellings: { all: 400 } },
    curve: [{ added: 0, served: 500, objective: 500 }],
  } as unknown as NonNullable<SiteRun['answer']>
  expect(curveOf({ request: requestOf(20), answer })).toEqual([{ added: 0, value: 0.5 }])
})
