import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile, responseFigures } from './figures.ts'

test('missing, reversed and zero times are each counted apart, and only what is measured makes percentiles', () => {
  const times = [
    [0, 600_000],
    [0, 0],
    [0, null],
    [null, 5000],
    [10_000, 4000],
    [0, 300_000],
  ] as const
  expect(responseFigures(times)).toEqual({
    ...{ incidents: 6, missing: 2, reversed: 1, measured: 3, zero: 1 },
    ...{ p50: 300, p90: 540, p95: 570 },
  })
})

test('nothing measured gives no percentile', () => {
  expect(responseFigures([[1, null]])).toMatchObject({ incidents: 1, measured: 0, zero: 0, p50: null, p95: null })
})

test('a percentile lies between its neighbours, at the share of the way between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const sorted = Float64Array.from(values).sort()
        const found = percentile(sorted, share) ?? Number.NaN
        const below = sorted.filter((value) => value <= found + 1e-6).length
        const above = sorted.filter((value) => value >= found - 1e-6).length
        expect(below).toBeGreaterThanOrEqual(Math.floor(share * (sorted.length - 1)) + 1)
        expect(above).toBeGreaterThanOrEqual(sorted.length - Math.ceil(share * (sorted.length - 1)))
      },
    ),
  )
  expect(percentile(Float64Array.from([10, 20]), 0.25)).toBe(12.5)
})
