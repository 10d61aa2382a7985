import { type SQL, sql } from 'drizzle-orm'
import type { ResidenceKind } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface ReportCellRow {
  code: string
  name: string
  level: 'township' | 'community'
  /** Whether the streets around its homes can be relied on, as a run found them; false where that run did not know the cell. */
  reliable: boolean
}

/** Townships and communities of an area by code; '' = all in sight. */
export function reportCells(runId: string, prefix: string): SQL {
  return sql`
    select c.code, c.name, c.level, coalesce(v.reliable, false) as reliable
    from grid_cell c left join coverage_cell v on v.run_id = ${runId}::uuid and v.cell_code = c.code
    where c.level in ('township', 'community') and ${startsWith(sql`c.code`, prefix)} order by c.code`
}

/** Ids of the service points that lie in an area; '' = all in sight. */
export function pointsOfArea(prefix: string): SQL {
  return sql`select id from service_point where ${startsWith(sql`scope_code`, prefix)}`
}

export interface ReportResidenceRow {
  id: string
  code: string
  name: string
  address: string
  kind: ResidenceKind
  cellName: string | null
}

/** Who a page of residences are, in the order of their ids. */
export function reportResidences(ids: readonly string[]): SQL {
  return sql`
    select r.id, r.code, r.name, r.address, r.kind, c.name as "cellName"
    from residence r left join grid_cell c on c.code = r.cell_code
    where r.id = any(${sql.param([...ids])}::uuid[]) order by r.id`
}
