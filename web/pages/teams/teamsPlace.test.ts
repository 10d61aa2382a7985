import { TEAM_KINDS } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePlace, placeParams, SHOWN, TEAM_FILTERS, type TeamsPlace } from './teamsPlace.ts'

const TODAY = '2026-11-22'
const place: fc.Arbitrary<TeamsPlace> = fc.record({
  day: fc.constantFrom('2026-11-16', '2026-12-31', TODAY),
  kind: fc.constantFrom(null, 'day', 'night'),
  area: fc.constantFrom('', '990101001000'),
  unit: fc.constantFrom('', 'U&1 #2'),
  open: fc.constantFrom(null, 'team' as const, 'shift' as const),
  words: fc.string(),
  teamKind: fc.constantFrom(null, ...TEAM_KINDS),
  only: fc.constantFrom(null, ...TEAM_FILTERS),
  show: fc.constantFrom(...SHOWN),
})

it('the address brings every place back', () => {
  fc.assert(
    fc.property(place, (any) => {
      const params = new URLSearchParams()
      for (const [name, value] of Object.entries(placeParams(any))) if (value !== null) params.set(name, value)
      expect(parsePlace(params.toString(), TODAY)).toEqual(any)
    }),
  )
})

it('a place without parameters is this week, and what cannot be read falls back alone', () => {
  expect(parsePlace('', TODAY).day).toBe(TODAY)
  const odd = parsePlace('day=2026-02-31&open=roof&show=map&area=%3Cb%3E', TODAY)
  expect([odd.day, odd.open, odd.show, odd.area]).toEqual([TODAY, null, 'map', ''])
})
