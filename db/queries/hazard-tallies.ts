import { type SQL, sql } from 'drizzle-orm'
import type { ClockState } from '../vocabulary.ts'
import { clockState } from './hazard-columns.ts'
import { hazardsWithin } from './hazard-filter.ts'

export interface HazardTallyRow {
  clock: ClockState
  count: number
}

/** Hazards by the state of their clock. Closed ones, nineteen in twenty, are counted apart, in an index of their own. */
export function hazardTallies(prefix: string, now: string): SQL {
  return sql`
    select ${clockState(now)} as clock, count(*) as count from hazard h where h.state <> 'closedOut' and ${hazardsWithin(prefix)} group by 1
    union all
    select 'closed', count(*) from hazard h where h.state = 'closedOut' and ${hazardsWithin(prefix)}`
}
