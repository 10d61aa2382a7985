import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCosts } from './costs.ts'

test('a cost table is read row by row; what it says twice or not at all is named', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'costs-')), 'costs.csv')
  writeFileSync(path, 'facility,demand,cost,weight\nB,x,,10\nA,x,5,10\nA,y,7,3\nA,x,6,10\nA,y,-1,3\nC,y,2,4\n')
  const { facilities, demands, weights, pairs, badRows } = await readCosts(path)
  expect([facilities, demands, [...weights]]).toEqual([
    ['B', 'A'],
    ['x', 'y'],
    [10, 3],
  ])
  expect(pairs).toEqual({
    starts: Int32Array.from([0, 2, 3]),
    facility: Int32Array.from([0, 1, 1]),
    cost: Float64Array.from([Number.POSITIVE_INFINITY, 5, 7]),
  })
  expect(badRows.map(({ line, code }) => [line, code])).toEqual([
    [6, 'notANumber'],
    [7, 'otherWeight'],
    [5, 'pairTwice'],
  ])
})
