import type { CoverageResidenceResult } from '@wangge/db/queries/coverage-results'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCircles } from './circles.ts'
import { rollUp } from './roll-up.ts'

const home = (scope_code: string, more: Partial<CoverageResidenceResult> = {}): CoverageResidenceResult => ({
  ...{ residence_id: 'r', scope_code, state: 'served', walk_seconds: 100, service_point_id: null, snap_metres: 10 },
  ...{ people: 10, dwellings: 4 },
  ...more,
})

test('sums homes by the fixed prefix of the level: 150502100 does not hold 150502101', () => {
  const results = [home('15050210000101'), home('150502101001', { state: 'gap' }), home('0')]
  const [county, town, next] = rollUp(
    [
      { code: '150502000000', level: 'county' },
      { code: '150502100000', level: 'township' },
      { code: '150502101000', level: 'township' },
    ],
    results,
  )
  expect(county).toMatchObject({ residences: 2, people: 20, people_served: 10, people_gap: 10 })
  expect(town).toMatchObject({ residences: 1, people: 10, people_served: 10, people_gap: 0, dwellings_served: 4 })
  expect(next).toMatchObject({ residences: 1, people_served: 0, people_gap: 10 })
})

test('gives a cell without homes zeros and no quality', () => {
  const [cell] = rollUp([{ code: '150502100001', level: 'community' }], [])
  expect(cell).toMatchObject({
    residences: 0,
    people: 0,
    median_snap_metres: null,
    flagged_share: null,
    reliable: true,
  })
})

test('calls a cell unreliable where too many homes stand far from any street', () => {
  const near = Array.from({ length: 8 }, () => home('150502100001'))
  const cells = [{ code: '150502100001', level: 'community' }]
  const far = home('150502100001', { snap_metres: 101 })
  const none = home('150502100001', { snap_metres: null, state: 'noStreetData' })
  expect(rollUp(cells, [...near, far, none])[0]).toMatchObject({
    flagged_share: 0.2,
    reliable: true,
    people_no_street_data: 10,
  })
  expect(rollUp(cells, [...near, far, far, none])[0]?.reliable).toBe(false)
  expect(rollUp(cells, [home('150502100001', { snap_metres: 61 })])[0]?.reliable).toBe(false)
})

test('finds the same homes in a circle as looking at each', () => {
  const degree = fc.double({ min: 0, max: 0.05, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(fc.record({ lon: degree, lat: degree }), { maxLength: 60 }),
      degree,
      degree,
      (places, lon, lat) => {
        const found = createCircles(places).within(lon, lat, 1500)
        const expected = places.flatMap((place, index) => {
          const north = (place.lat - lat) * 111_195.08
          const east = (place.lon - lon) * 111_195.08 * Math.cos((lat * Math.PI) / 180)
          return Math.hypot(north, east) <= 1500 ? [index] : []
        })
        expect(found.sort((a, b) => a - b)).toEqual(expected)
      },
    ),
  )
})
