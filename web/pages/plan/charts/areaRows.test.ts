import { describe, expect, it } from 'vitest'
import { areaRows, sortAreas } from './areaRows.ts'

const sums = (served: number, gap: number) => ({ all: served + gap, served, closed: 0, gap, noStreetData: 0 })
const cell = (code: string, before: number, after: number) => ({
  code,
  before: sums(before, 10 - before),
  after: sums(after, 10 - after),
  gained: Math.max(0, after - before),
  lost: Math.max(0, before - after),
})

describe('areas', () => {
  const rows = areaRows([cell('150502001001', 3, 5), cell('150502001002', 4, 2), cell('150502002001', 9, 9)], 9)
  it('sum up what lies in them, so that before + gained − lost = after', () => {
    expect(rows.map(({ code, before, after }) => [code, before.served, after.served, after.all])).toEqual([
      ['150502001', 7, 7, 20],
      ['150502002', 9, 9, 10],
    ])
    for (const { before, after, gained, lost } of rows) expect(before.served + gained - lost).toBe(after.served)
  })
  it('sort by any column, and turn round', () => {
    const codes = (isDescending: boolean) =>
      sortAreas(rows, (code) => code, { by: 'rate', isDescending }).map(({ code }) => code)
    expect(codes(true)).toEqual(['150502002', '150502001'])
    expect(codes(false)).toEqual(['150502001', '150502002'])
  })
})
