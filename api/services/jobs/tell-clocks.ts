import { WHOLE_SYSTEM } from '@wangge/db'
import { type ReachedRow, tellReachedClocks } from '@wangge/db/queries/clock-alerts'
import { CASE_KINDS } from '@wangge/db/vocabulary'
import type { House } from '../../house.ts'

/** What came to pass before a long weekend is no news: it stands in the lists, and nobody is called for it. */
const NEWS_HOURS = 72
const AT_ONCE = 500

/**
 * Clocks of which four fifths are used, and those that ran out, become live events: each once for each start of the clock, also what
 * came to pass while no process ran. Returns how many of each.
 */
export async function tellClocks({
  database,
  clock,
}: Pick<House, 'database' | 'clock'>): Promise<{ soon: number; breached: number }> {
  const now = clock()
  const newsAfter = new Date(now.getTime() - NEWS_HOURS * 3_600_000).toISOString()
  const told = { soon: 0, breached: 0 }
  for (const kind of CASE_KINDS) {
    for (let isThrough = false; !isThrough; ) {
      const input = { now: now.toISOString(), newsAfter, limit: AT_ONCE }
      const { cases, soon, breached } = await database.transaction(WHOLE_SYSTEM, (tx) =>
        tx.one<ReachedRow>(tellReachedClocks(kind, input)),
      )
      told.soon += soon
      told.breached += breached
      isThrough = cases < AT_ONCE
    }
  }
  return told
}
