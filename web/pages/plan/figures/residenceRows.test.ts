import { describe, expect, it } from 'vitest'
import { residenceRows, sortRows } from './residenceRows.ts'

/** Four residences in two townships: served → served, gap → served, served → closed, no street data. */
const base = {
  residences: {
    id: ['a', 'b', 'c', 'd'],
    lon: [0, 0, 0, 0],
    lat: [0, 0, 0, 0],
    people: [5, 9, 2, 4],
    dwellings: [1, 1, 1, 1],
    vulnerable: [],
    cell: [0, 1, 1, -1],
  },
  cellCodes: ['150502001001', '150502002001'],
}
const answer = { statesBefore: Uint8Array.of(0, 2, 0, 3), states: Uint8Array.of(0, 0, 1, 3) }

describe('the residences behind a figure', () => {
  it('are those in its state, today or in the scenario', () => {
    expect(residenceRows(base, answer, 'served', 'before')).toEqual([0, 2])
    expect(residenceRows(base, answer, 'rate', 'after')).toEqual([0, 1])
    expect(residenceRows(base, answer, 'closed', 'after')).toEqual([2])
    expect(residenceRows(base, answer, 'noStreetData', 'after')).toEqual([3])
    expect(residenceRows(base, answer, 'all', 'after')).toHaveLength(4)
  })
  it('are for gain and loss those that changed', () => {
    expect(residenceRows(base, answer, 'gained', 'after')).toEqual([1])
    expect(residenceRows(base, answer, 'lost', 'after')).toEqual([2])
  })
  it('add up: before + gained − lost = after', () => {
    const people = (rows: number[]): number => rows.reduce((sum, row) => sum + (base.residences.people[row] ?? 0), 0)
    const of = (figure: 'served' | 'gained' | 'lost', when: 'before' | 'after'): number =>
      people(residenceRows(base, answer, figure, when))
    expect(of('served', 'before') + of('gained', 'after') - of('lost', 'after')).toBe(of('served', 'after'))
  })
  it('can be those of one area only', () => {
    expect(residenceRows(base, answer, 'all', 'after', '150502002')).toEqual([1, 2])
  })
})

describe('sortRows', () => {
  const seconds = Float32Array.of(30, Number.NaN, 10, 20)
  it('puts those without a walk last either way', () => {
    const by = (isDescending: boolean) =>
      sortRows([0, 1, 2, 3], base.residences.people, seconds, { by: 'seconds', isDescending })
    expect(by(false)).toEqual([2, 3, 0, 1])
    expect(by(true)).toEqual([0, 3, 2, 1])
  })
  it('sorts by people', () => {
    const rows = sortRows([0, 1, 2, 3], base.residences.people, seconds, { by: 'people', isDescending: true })
    expect(rows).toEqual([1, 0, 3, 2])
  })
})
