import { type SQL, sql } from 'drizzle-orm'

export interface CellsVersionRow {
  /** Milliseconds since 1970 of the last change of cells; 0 where there was none. */
  changedAt: number
}

/** When cells last changed: publication or undoing of an import of cells or codes. */
export function cellsVersion(): SQL {
  return sql`
    select (coalesce(max(extract(epoch from coalesce(undone_at, published_at))), 0) * 1000)::int8 as "changedAt"
    from import where kind in ('cells', 'codes') and state in ('published', 'undone')`
}
