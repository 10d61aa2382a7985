import { WHOLE_SYSTEM } from '@wangge/db'
import { flushResponse } from '@wangge/db/queries/response-blocks'
import type { House } from '../../house.ts'

/** One transaction's worth for somebody who waits: about a tenth of a second. */
const CASES_AT_ONCE = 1000

/** What is computed can be computed again from what it was computed of. */
const SYSTEM = { ...WHOLE_SYSTEM, waitsForNoDisk: true } as const

/** Computes the facts of every case that has changed, so that figures hold for this moment. Returns of how many. */
export async function flushFacts(
  { database }: Pick<House, 'database'>,
  casesAtOnce: number = CASES_AT_ONCE,
): Promise<number> {
  for (let total = 0; ; ) {
    const [row] = await database.rows<{ computed: number }>(SYSTEM, flushResponse(casesAtOnce))
    const computed = row?.computed ?? 0
    total += computed
    if (computed === 0) return total
  }
}
