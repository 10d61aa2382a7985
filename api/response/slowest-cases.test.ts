import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactBlock } from './fact-block.ts'
import { slowestCases } from './slowest-cases.ts'

const ANY = { step: 'arrive', reason: null, fromSeconds: null, toSeconds: null } as const

test('the slowest in memory are those that sorting all of them gives, with every one that ties with the last', () => {
  const secondsOfBlocks = fc.array(fc.array(fc.integer({ min: -4, max: 40 }), { maxLength: 60 }), { maxLength: 4 })
  fc.assert(
    fc.property(secondsOfBlocks, fc.integer({ min: 1, max: 12 }), (blocks, count) => {
      const chosen = blocks.map((seconds, number) => ({ block: blockOf(seconds, number), rows: allOf(seconds) }))
      const measured = blocks.flatMap((seconds, number) =>
        seconds.map((value, row) => ({ value, id: idOf(number, row) })).filter(({ value }) => value >= 0),
      )
      const last = measured.map(({ value }) => value).sort((a, b) => b - a)[count - 1] ?? 0
      const expected = measured.filter(({ value }) => value >= last).map(({ id }) => id)
      expect(slowestCases(chosen, ANY, count)?.sort()).toEqual(expected.sort())
    }),
  )
})

test('a histogram bin lists its own slowest, its upper edge left out', () => {
  const seconds = [5, 10, 19, 20, 300]
  const chosen = [{ block: blockOf(seconds, 0), rows: allOf(seconds) }]
  expect(slowestCases(chosen, { ...ANY, fromSeconds: 10, toSeconds: 20 }, 5)).toEqual([idOf(0, 1), idOf(0, 2)])
})

test('thousands that took equally long are left to the database', () => {
  const seconds = new Array<number>(9000).fill(60)
  expect(slowestCases([{ block: blockOf(seconds, 0), rows: allOf(seconds) }], ANY, 10)).toBeNull()
})

const allOf = (seconds: readonly number[]) => Int32Array.from(seconds.keys())
const hex = (number: number, length: number) => number.toString(16).padStart(length, '0')
const idOf = (block: number, row: number) => `${hex(block, 8)}-0000-0000-0000-${hex(row, 12)}`

function blockOf(seconds: readonly number[], number: number): FactBlock {
  const zeros = new Int32Array(seconds.length)
  const ids = Buffer.from(seconds.map((_, row) => idOf(number, row).replaceAll('-', '')).join(''), 'hex')
  const arrive = Int32Array.from(seconds)
  const steps = { arrive } as FactBlock['steps']
  return { ids, steps, traits: zeros } as Partial<FactBlock> as FactBlock
}
