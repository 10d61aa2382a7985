import { type SQL, sql } from 'drizzle-orm'
import { hazardCells, hazardColumns, hazardSent, sentColumns } from './hazard-columns.ts'
import { type HazardFilter, openAndClosed, passes } from './hazard-filter.ts'

/** The last line of the page before. */
export interface HazardPlace {
  isClosed: boolean
  dueAt: string | null
  reportedAt: string
  id: string
}

/**
 * By due time: open ones by when they are due, those without a due time last; behind them the closed ones, latest report first. Both
 * halves are read from an index that is sorted so, and joined to the names of their cells only once the page is cut.
 */
export function hazardsByDue(filter: HazardFilter, now: string, after: HazardPlace | null, limit: number): SQL {
  const { open, closed } = openAndClosed(filter, now)
  const halves: SQL[] = []
  if (open && !after?.isClosed) {
    const from = after
      ? sql`and (h.due_sort, h.id) > (coalesce(${after.dueAt}::timestamptz, 'infinity'), ${after.id}::uuid)`
      : sql``
    halves.push(sql`
      (select h.*, false as is_closed from hazard h where ${open} ${from} order by h.due_sort, h.id limit ${limit}::int)`)
  }
  if (closed) {
    const from = after?.isClosed ? reportedBefore(after) : sql``
    halves.push(sql`
      (select h.*, true as is_closed from hazard h where ${closed} ${from} order by h.reported_at desc, h.id desc limit ${limit}::int)`)
  }
  if (halves.length === 0) halves.push(sql`(select h.*, false as is_closed from hazard h where false)`)
  return sql`
    select ${hazardColumns(now)}, ${sentColumns} from (${sql.join(halves, sql` union all `)}) h ${hazardCells} ${hazardSent}
    order by h.is_closed, case when not h.is_closed then h.due_sort end, case when not h.is_closed then h.id end,
      h.reported_at desc, h.id desc
    limit ${limit}::int`
}

/** Latest report first, open and closed mixed. */
export function hazardsByReport(filter: HazardFilter, now: string, after: HazardPlace | null, limit: number): SQL {
  return sql`
    select ${hazardColumns(now)}, ${sentColumns} from (
      select h.* from hazard h where ${passes(filter, now)} ${after ? reportedBefore(after) : sql``}
      order by h.reported_at desc, h.id desc limit ${limit}::int) h ${hazardCells} ${hazardSent}
    order by h.reported_at desc, h.id desc`
}

function reportedBefore({ reportedAt, id }: HazardPlace): SQL {
  return sql`and (h.reported_at, h.id) < (${reportedAt}::timestamptz, ${id}::uuid)`
}
