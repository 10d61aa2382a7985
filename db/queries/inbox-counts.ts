import { type SQL, sql } from 'drizzle-orm'
import { hazardsWithin } from './hazard-filter.ts'
import { handedOn } from './transferred-hazards.ts'

export interface InboxCountsRow {
  open: number
  mine: number
  reinspect: number
  transferred: number
}

/** What waits in each tab of a desk: all open ones, those a person owns or backs up, those to be looked at again, those handed on. */
export function inboxCounts(prefix: string, personId: string): SQL {
  return sql`
    select count(*) as open, count(*) filter (where ${personId}::text in (h.owner_id, h.backup_id)) as mine,
      count(*) filter (where h.state = 'rectifying' and h.rectified_at is not null) as reinspect,
      (select count(*) from hazard_transfer f where ${handedOn(prefix)}) as transferred
    from hazard h where h.state <> 'closedOut' and ${hazardsWithin(prefix)}`
}
