import type { Gap } from '@wangge/api/walk'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../state/planAddress.ts'
import { chosenRows, directionOf, gapRows } from './gapRows.ts'
import { gapsAddress, gapsCsv } from './gapsFile.ts'

const gap = (key: string, part: Partial<Gap> = {}): Gap => ({
  key,
  state: 'gap',
  rows: Int32Array.of(0),
  sums: { people: 100, dwellings: 40, vulnerable: 3 },
  cellCode: '110101001001001',
  streetName: '',
  centre: [121, 31.01],
  bounds: [121, 31, 121, 31],
  nearest: { pointId: 'p', medianSeconds: 640 },
  ...part,
})
const wording = {
  areaName: (code: string | null) => (code === null ? '' : '冬青'),
  pointName: (id: string) => `点${id}`,
  sideOf: (area: string, direction: number | null) => (direction === null ? area : `${area}${direction}`),
}
const centres = new Map([['110101001001', [121, 31] as const]])
const rows = gapRows(
  [
    gap('a', { nearest: null, state: 'closed', streetName: '机务路' }),
    gap('b', { sums: { people: 80, dwellings: 10, vulnerable: 0 } }),
    gap('c', { nearest: { pointId: 'q', medianSeconds: 900 } }),
  ],
  'people',
  centres,
  wording,
)

describe('rows of gaps', () => {
  it('are named by their street, else by their community and the side of it', () => {
    expect(rows.map(({ name, place }) => [name, place])).toEqual([
      ['机务路', '冬青0'],
      ['冬青0', ''],
      ['冬青0', ''],
    ])
  })
  it('keep their rank in every order, those without any way first by minutes', () => {
    const ranks = (sort: 'amount' | 'minutes' | 'state') =>
      chosenRows(rows, { sort, state: 'all', words: '' }).map(({ rank }) => rank)
    expect([ranks('amount'), ranks('minutes'), ranks('state')]).toEqual([
      [1, 2, 3],
      [1, 3, 2],
      [2, 3, 1],
    ])
  })
  it('are filtered by state and by words', () => {
    expect(chosenRows(rows, { sort: 'amount', state: 'closed', words: '' })).toHaveLength(1)
    expect(chosenRows(rows, { sort: 'amount', state: 'all', words: '点q' }).map(({ rank }) => rank)).toEqual([3])
  })
})

describe('the side of a community', () => {
  it('is one of eight, clockwise from north, and none in the middle', () => {
    const from = [121, 31] as const
    const at = (east: number, north: number) => directionOf(from, [121 + east / 95_000, 31 + north / 111_195])
    expect([at(0, 500), at(500, 500), at(500, 0), at(0, -500), at(-500, 0), at(20, 20)]).toEqual([0, 1, 2, 4, 6, null])
  })
})

describe('the list as a file', () => {
  it('asks the server under the same settings', () => {
    const settings = { ...DEFAULT_SETTINGS, minuteOfWeek: 1200, kinds: ['policeRoom', 'consultation'] }
    expect(gapsAddress(settings)).toBe(
      '/api/v1/plan/gaps.csv?limitSeconds=600&speedMetresPerSecond=1.25&asksForStaff=false&asksForRoom=false&weight=people&minuteOfWeek=1200&kinds=policeRoom&kinds=consultation',
    )
  })
  it('quotes what a spreadsheet would misread', () => {
    const [row] = gapRows([gap('a', { streetName: '=1+1, "北"' })], 'people', centres, wording)
    const text = gapsCsv(row ? [row] : [], ['no'], () => '走不到')
    expect(text.split('\r\n')[1]).toContain(`"'=1+1, ""北"""`)
    expect(text.startsWith('\ufeff')).toBe(true)
  })
})
