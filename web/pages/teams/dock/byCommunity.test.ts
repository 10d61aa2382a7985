import { expect, it } from 'vitest'
import { byCommunity } from './byCommunity.ts'

it('small cells stand under their community, a community under itself', () => {
  const cells = ['99010100100101', '990101001002', '99010100100102'].map((code) => ({ code }))
  expect(byCommunity(cells).map(({ code, cells: within }) => [code, within.length])).toEqual([
    ['990101001001', 2],
    ['990101001002', 1],
  ])
})
