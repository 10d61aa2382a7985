import { type SQL, sql } from 'drizzle-orm'

export interface CellsVersionRow {
  /** Milliseconds since 1970 of the last change of cells; 0 where there was none. */
  changedAt: number
  /** The last day on which a boundary came into force or ended, YYYY-MM-DD; null without boundaries. */
  turnedOn: string | null
}

/** When cells last changed: publication or undoing of an import of cells or codes, or a boundary's date reached. */
export function cellsVersion(today: string): SQL {
  return sql`
    select
      (select (coalesce(max(extract(epoch from coalesce(undone_at, published_at))), 0) * 1000)::int8
        from import where kind in ('cells', 'codes') and state in ('published', 'undone')) as "changedAt",
      (select to_char(max(day), 'YYYY-MM-DD') from (
        select max(valid_from) as day from grid_cell_boundary where valid_from <= ${today}::date
        union all select max(valid_to) from grid_cell_boundary where valid_to <= ${today}::date) days) as "turnedOn"`
}
