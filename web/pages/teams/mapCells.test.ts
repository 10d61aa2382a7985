import { expect, it } from 'vitest'
import { valueOfCell } from '../../map/cover/cover.ts'
import { mapCells } from './mapCells.ts'

const words = { double: '重叠', partly: '部分' }
const cells = mapCells(
  new Map([
    ['990101001001', ['a']],
    ['990101001002', ['a', 'b']],
    ['99010100100301', ['b']],
  ]),
  new Set(['990101001001']),
  (id) => `${id}队`,
  words,
)

it('names the team, both teams of a double cover, and a community that has only a part', () => {
  expect([...cells].map(([code, { state, label }]) => [code, state, label])).toEqual([
    ['990101001001', 'one', 'a队'],
    ['990101001002', 'double', '重叠 a队、b队'],
    ['99010100100301', 'one', 'b队'],
    ['990101001003', 'partly', '部分'],
  ])
  expect(cells.get('990101001001')?.isMine).toBe(true)
})

it('is looked up by the map from the cell outward, a part not standing for the whole', () => {
  const expression = JSON.stringify(valueOfCell(cells, ({ state }) => state, 'none'))
  const [, own, inherited] = /^(\["match",\["to-string".*?),\["match",(.*)$/.exec(expression) ?? []
  expect(own).toContain('"990101001003"],"partly"')
  expect(inherited).not.toContain('partly')
})
