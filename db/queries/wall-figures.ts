import { type SQL, sql } from 'drizzle-orm'
import { clockState } from './hazard-columns.ts'
import { hazardsWithin } from './hazard-filter.ts'
import { inForce } from './parts.ts'

/** How many hazards were closed out since an instant. */
export function closedOutSince(prefix: string, since: string): SQL {
  return sql`
    select count(*) as total from hazard h
    where h.state = 'closedOut' and h.closed_out_at >= ${since}::timestamptz and ${hazardsWithin(prefix)}`
}

export interface TownshipTallyRow {
  code: string
  name: string
  open: number
  overdue: number
  soon: number
}

/** Townships with open hazards, those with most that are overdue first. */
export function townshipTallies(prefix: string, now: string, limit: number): SQL {
  return sql`
    select t.code, t.name, n.open, n.overdue, n.soon from (
      select h.township_code, count(*) as open,
        count(*) filter (where ${clockState(now)} = 'overdue') as overdue,
        count(*) filter (where ${clockState(now)} = 'soon') as soon
      from hazard h where h.state <> 'closedOut' and h.township_code is not null and ${hazardsWithin(prefix)}
      group by h.township_code) n
    join grid_cell t on t.code = n.township_code || '000' and t.level = 'township'
    order by n.overdue desc, n.soon desc, n.open desc, t.code limit ${limit}::int`
}

export interface AreaBoxRow {
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

/** Box around the boundary of a cell in force on the day `today`; nulls where it has none. */
export function areaBox(code: string, today: string): SQL {
  return sql`
    select min(ST_XMin(b.boundary)) as west, min(ST_YMin(b.boundary)) as south,
      max(ST_XMax(b.boundary)) as east, max(ST_YMax(b.boundary)) as north
    from grid_cell_boundary b where b.cell_code = ${code} and ${inForce(today)}`
}
