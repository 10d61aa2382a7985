import { type SQL, sql } from 'drizzle-orm'
import type { HazardSource } from '../vocabulary.ts'
import { type HazardFilter, passes } from './hazard-filter.ts'

export interface HazardSummaryRow {
  source: HazardSource
  total: number
  falseReports: number
  merged: number
  toRectify: number
  rectified: number
  open: number
  overdue: number
  closed: number
  closedOnTime: number
}

/**
 * What the filter lets through, by source. False reports and merged repeats count for nothing but themselves. A closed one was on time
 * unless its last clock for rectifying stopped after it was due.
 */
export function hazardSummary(filter: HazardFilter, now: string): SQL {
  return sql`
    select h.source, count(*) as total,
      count(*) filter (where h.verdict = 'false') as "falseReports",
      count(*) filter (where h.verdict = 'duplicate') as merged,
      count(*) filter (where ${counts}) as "toRectify",
      count(*) filter (where ${counts} and (h.rectified_at is not null or h.state in ('reinspected', 'closedOut'))) as rectified,
      count(*) filter (where ${counts} and h.state <> 'closedOut') as open,
      count(*) filter (where ${counts} and h.state <> 'closedOut' and h.paused_at is null and h.due_at < ${now}::timestamptz) as overdue,
      count(*) filter (where ${counts} and h.state = 'closedOut') as closed,
      count(*) filter (where ${counts} and h.state = 'closedOut' and h.rectified_late is not true) as "closedOnTime"
    from hazard h where ${passes(filter, now)} group by h.source order by h.source`
}

/** Found real, or not looked at yet. */
const counts = sql`h.verdict is distinct from 'false' and h.verdict is distinct from 'duplicate'`
