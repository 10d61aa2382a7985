import { type SQL, sql } from 'drizzle-orm'
import type { CoverageState, ResidenceKind } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface RunResidenceFilter {
  runId: string
  /** Code prefix of an area; '' = everything. */
  prefix: string
  state: CoverageState | null
}

export interface RunResidenceRow {
  id: string
  /** '' where the residence has gone since. */
  code: string
  name: string
  address: string
  kind: ResidenceKind
  /** As the run had it. */
  cellCode: string | null
  cellName: string | null
  people: number
  dwellings: number
  state: CoverageState
  walkSeconds: number | null
  snapMetres: number | null
  servicePointName: string | null
  sortValue: number
}

export type RunResidenceSort = 'walkLongest' | 'walkShortest' | 'people' | 'code'

/** The last line of the page before. */
export interface RunResidencePlace {
  value: number
  /** Of `code`; '' in other orders. */
  code: string
  id: string
}

/** No walk takes so many seconds: unreachable is longest. */
const UNREACHABLE_SECONDS = 1e9

/** Every order ascends, so that one keyset comparison serves them all. */
const sortValue = {
  walkLongest: sql`-coalesce(v.walk_seconds::float8, ${UNREACHABLE_SECONDS}::float8)`,
  walkShortest: sql`coalesce(v.walk_seconds::float8, ${UNREACHABLE_SECONDS}::float8)`,
  people: sql`-v.people::float8`,
  code: sql`0::float8`,
} satisfies Record<RunResidenceSort, SQL>

/** Residences behind a figure of a run; names are looked up once the page is cut. */
export function runResidences(
  filter: RunResidenceFilter,
  { sort, after, limit }: { sort: RunResidenceSort; after: RunResidencePlace | null; limit: number },
): SQL {
  const byCode = sort === 'code'
  const code = byCode ? sql`(select coalesce(max(r.code), '') from residence r where r.id = v.residence_id)` : sql`''`
  const keyset = after
    ? sql`where ("sortValue", code, residence_id) > (${after.value}::float8, ${after.code}, ${after.id}::uuid)`
    : sql``
  return sql`
    select v.residence_id as id, coalesce(r.code, '') as code, coalesce(r.name, '') as name, coalesce(r.address, '') as address,
      coalesce(r.kind, 'home') as kind, nullif(v.scope_code, '0') as "cellCode", c.name as "cellName", v.people, v.dwellings, v.state,
      v.walk_seconds as "walkSeconds", v.snap_metres as "snapMetres", p.name as "servicePointName", v."sortValue"
    from (
      select * from (
        select v.*, ${sortValue[sort]} as "sortValue", ${code} as code from coverage_residence v where ${isListed(filter)}) v
      ${keyset}
      order by "sortValue", code, residence_id limit ${limit}::int) v
    left join residence r on r.id = v.residence_id
    left join grid_cell c on c.code = v.scope_code
    left join service_point p on p.id = v.service_point_id
    order by v."sortValue", v.code, v.residence_id`
}

/** How many there are. */
export function runResidenceCount(filter: RunResidenceFilter): SQL {
  return sql`select count(*) as total from coverage_residence v where ${isListed(filter)}`
}

function isListed({ runId, prefix, state }: RunResidenceFilter): SQL {
  const parts = [sql`v.run_id = ${runId}::uuid`]
  if (prefix !== '') parts.push(startsWith(sql`v.scope_code`, prefix))
  if (state !== null) parts.push(sql`v.state = ${state}`)
  return sql.join(parts, sql` and `)
}
