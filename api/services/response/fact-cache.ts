import type { ResponseBlockRow, ResponseFactsRow } from '@wangge/db/queries/response-blocks'
import { type FactBlock, readFacts, Teams } from '../../response/fact-block.ts'

/** Blocks of facts held in memory, by version. Whether somebody may see one is asked of the database each time. */
export interface FactCache {
  teams: Teams
  /** The block of that version, or undefined. */
  get(row: ResponseBlockRow): FactBlock | undefined
  keep(row: ResponseFactsRow): FactBlock
}

/** Some 92 bytes a case. */
const CASES_HELD = 4_000_000

export function createFactCache(): FactCache {
  const held = new Map<string, FactBlock>()
  const teams = new Teams()
  let cases = 0
  const drop = (key: string, block: FactBlock) => {
    held.delete(key)
    cases -= block.cases
  }
  return {
    teams,
    get: (row) => {
      const key = keyOf(row)
      const block = held.get(key)
      if (block?.version !== row.version) return undefined
      // The one asked for last is dropped last.
      held.delete(key)
      held.set(key, block)
      return block
    },
    keep: (row) => {
      const key = keyOf(row)
      const before = held.get(key)
      if (before) drop(key, before)
      const block = readFacts(row, teams)
      held.set(key, block)
      cases += block.cases
      for (const [oldest, one] of held) {
        if (cases <= CASES_HELD || oldest === key) break
        drop(oldest, one)
      }
      return block
    },
  }
}

const keyOf = ({ dataset, township, month }: ResponseBlockRow) => `${dataset} ${township} ${month}`
