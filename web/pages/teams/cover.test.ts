import type { Shift } from '@wangge/api/contract'
import { describe, expect, it } from 'vitest'
import { codesAround } from '../../map/cover/cover.ts'
import { coverOf, coverState, prefixOf, teamsOfCell } from './cover.ts'

const shift = (teamId: string, cellCodes: string[], day = '2026-11-23', kind = 'day'): Shift => ({
  id: `${teamId}${day}${kind}`,
  teamId,
  kind,
  day,
  from: `${day}T00:00:00Z`,
  to: `${day}T12:00:00Z`,
  cellCodes,
  people: [],
})
const [east, west] = ['990101001001', '990101001002']

describe('the cover of a day and shift', () => {
  const shifts = [
    shift('a', [east, west]),
    shift('b', [west]),
    shift('c', [east], '2026-11-24'),
    shift('d', [east], '2026-11-23', 'night'),
  ]
  it('takes the shifts of that day and kind alone', () => {
    const cover = coverOf(shifts, '2026-11-23', 'day')
    expect([cover.get(east), cover.get(west)]).toEqual([['a'], ['a', 'b']])
    expect(coverOf(shifts, '2026-11-25', 'day').size).toBe(0)
  })
  it('tells none, one and double apart', () => {
    const cover = coverOf(shifts, '2026-11-23', 'day')
    const states = [east, west, '990101001003'].map((code) => coverState(teamsOfCell(cover, code)))
    expect(states).toEqual(['one', 'double', 'none'])
  })
})

describe('a cell', () => {
  it('is covered with the cell it lies in', () => {
    const cover = coverOf([shift('a', [east]), shift('b', [`${east}01`])], '2026-11-23', 'day')
    expect(teamsOfCell(cover, east).teams).toEqual(['a'])
    expect(teamsOfCell(cover, `${east}01`).teams).toEqual(['b', 'a'])
    expect(coverState(teamsOfCell(cover, `${east}01`))).toBe('double')
  })
  it('is not doubled by the reserve of its township, which covers what else nobody has', () => {
    const reserve = [shift('a', ['990101001000']), shift('b', ['990101001000'])]
    const cover = coverOf([...reserve, shift('c', [east])], '2026-11-23', 'day')
    expect(teamsOfCell(cover, east)).toEqual({ teams: ['c'], isReserve: false })
    expect(teamsOfCell(cover, west)).toEqual({ teams: ['a', 'b'], isReserve: true })
    expect([east, west].map((code) => coverState(teamsOfCell(cover, code)))).toEqual(['one', 'one'])
  })
  it('is not covered by a neighbour whose code begins alike', () => {
    const cover = coverOf([shift('a', ['990101010000'])], '2026-11-23', 'day')
    expect(teamsOfCell(cover, '990101001001').teams).toEqual([])
  })
  it('counts a team once that has it twice over', () => {
    const cover = coverOf([shift('a', [east, `${east}01`])], '2026-11-23', 'day')
    expect(teamsOfCell(cover, `${east}01`).teams).toEqual(['a'])
  })
  it('lies in its community, township, county and prefecture', () => {
    expect(codesAround('99010100200103')).toEqual([
      '99010100200103',
      '990101002001',
      '990101002000',
      '990101000000',
      '990100000000',
    ])
  })
})

it('the codes within a cell begin with its level’s part of the code, zeros at its end included', () => {
  const codes = ['150500000000', '150502000000', '150502100000', '150502100010', '15050210001001']
  expect(codes.map(prefixOf)).toEqual(['1505', '150502', '150502100', '150502100010', '15050210001001'])
})
