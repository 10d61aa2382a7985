import fc from 'fast-check'
import type { MultiPolygon } from 'geojson'
import { expect, test } from 'vitest'
import { geometryText } from './index.ts'

const degrees = (most: number) =>
  fc
    .oneof(
      fc.integer({ min: -most * 1e6, max: most * 1e6 }),
      fc.integer({ min: -most, max: most }).map((whole) => whole * 1e6),
      fc.constantFrom(0, 1, -1, 10, -99, 999_999, -1_000_001, most * 1e6),
    )
    .map((millionths) => millionths / 1e6)

test('the text of a geometry is what JSON.stringify writes', () => {
  const ring = fc.array(fc.tuple(degrees(180), degrees(90)), { minLength: 4, maxLength: 9 })
  const shape = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(shape, (coordinates) => {
      const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates }
      expect(geometryText(geometry)).toBe(JSON.stringify(geometry))
    }),
    { numRuns: 300 },
  )
  expect(geometryText(null)).toBe('null')
})
