import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'

export interface ResponseHistoryRow {
  key: string
  name: string
  cases: number
}

/** Histories of other systems by name, with how many cases each holds. As `app_system`. */
export function responseHistories(): SQL {
  return sql`
    select d.key, d.name, (select count(*) from response_history h where h.dataset = d.key)::int as cases
    from response_dataset d order by d.name`
}

export interface CellAtRow {
  at: number
  code: string | null
}

/** The deepest cell at each of many places; `at` numbers them. As `app_system`. */
export function cellsAt(places: readonly { at: number; lon: number; lat: number }[], today: string): SQL {
  return sql`
    select p.at, (${deepestCellAt(sql`ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326)`, today)}) as code
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (at int, lon float8, lat float8)`
}
