import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface CellRow {
  code: string
  level: Level
  kind: string
  name: string
  parentCode: string | null
  population: number | null
  households: number | null
  /** Null without a run, or where the cell is younger than the run. */
  residences: number | null
  people: number | null
  dwellings: number | null
  peopleServed: number | null
  dwellingsServed: number | null
  peopleGap: number | null
  peopleNoStreetData: number | null
  medianSnapMetres: number | null
  flaggedShare: number | null
  reliable: boolean | null
  sortValue: number
}

export const CELL_SORTS = ['gap', 'rate', 'code', 'people'] as const
export type CellSort = (typeof CELL_SORTS)[number]

const columns = sql`
  c.code, c.level, c.kind, c.name, c.parent_code as "parentCode", c.population, c.households,
  v.residences, v.people, v.dwellings, v.people_served as "peopleServed", v.dwellings_served as "dwellingsServed",
  v.people_gap as "peopleGap", v.people_no_street_data as "peopleNoStreetData", v.median_snap_metres as "medianSnapMetres",
  v.flagged_share as "flaggedShare", v.reliable`

/** Every order ascends, so that one keyset comparison serves them all; what has no figure comes last. */
const sortValue = {
  gap: sql`coalesce(-v.people_gap, 1)::float8`,
  rate: sql`coalesce(v.people_served::float8 / nullif(v.people, 0), 2)`,
  code: sql`0::float8`,
  people: sql`coalesce(-v.people, 1)::float8`,
} satisfies Record<CellSort, SQL>

export interface CellPage {
  level: Level
  /** Code prefix of the parent, '' for all. */
  prefix: string
  runId: string | null
  sort: CellSort
  after: { value: number; code: string } | null
  limit: number
}

/** Cells of one level under a prefix, with their roll-up in a run. */
export function cellPage({ level, prefix, runId, sort, after, limit }: CellPage): SQL {
  const keyset = after ? sql`where ("sortValue", code) > (${after.value}::float8, ${after.code})` : sql``
  return sql`
    select * from (
      select ${columns}, ${sortValue[sort]} as "sortValue"
      from grid_cell c left join coverage_cell v on v.run_id = ${runId}::uuid and v.cell_code = c.code
      where c.level = ${level} and ${startsWith(sql`c.code`, prefix)}) cells
    ${keyset}
    order by "sortValue", code
    limit ${limit}::int`
}

/** How many cells the page walks through. */
export function cellCount(level: Level, prefix: string): SQL {
  return sql`select count(*) as total from grid_cell c where c.level = ${level} and ${startsWith(sql`c.code`, prefix)}`
}

/** One cell with its roll-up in a run. */
export function cellByCode(code: string, runId: string | null): SQL {
  return sql`
    select ${columns}, 0::float8 as "sortValue"
    from grid_cell c left join coverage_cell v on v.run_id = ${runId}::uuid and v.cell_code = c.code
    where c.code = ${code}`
}

/** Division codes that are in place, small cells left aside. */
export function divisionCodes(): SQL {
  return sql`select code from grid_cell where level <> 'cell'`
}
