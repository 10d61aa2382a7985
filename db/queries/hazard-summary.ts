import { type SQL, sql } from 'drizzle-orm'
import type { HazardSource } from '../vocabulary.ts'
import { type HazardFilter, isRectified, isToRectify, passes } from './hazard-filter.ts'

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
      count(*) filter (where ${isToRectify}) as "toRectify",
      count(*) filter (where ${isToRectify} and ${isRectified}) as rectified,
      count(*) filter (where ${isToRectify} and h.state <> 'closedOut') as open,
      count(*) filter (where ${isToRectify} and h.state <> 'closedOut' and h.paused_at is null and h.due_at < ${now}::timestamptz) as overdue,
      count(*) filter (where ${isToRectify} and h.state = 'closedOut') as closed,
      count(*) filter (where ${isToRectify} and h.state = 'closedOut' and h.rectified_late is not true) as "closedOnTime"
    from hazard h where ${passes(filter, now)} group by h.source order by h.source`
}
