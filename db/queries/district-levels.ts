import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { depthOf, inForce } from './parts.ts'

export interface DistrictLevelRow {
  level: Level
  cells: number
  withBoundary: number
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

/** Visible cells of each level, widest first, with how many have a boundary on the day `today` and the box around those. */
export function districtLevels(today: string): SQL {
  return sql`
    select c.level, count(*) as cells, count(b.id) as "withBoundary",
      min(ST_XMin(b.boundary)) as west, min(ST_YMin(b.boundary)) as south,
      max(ST_XMax(b.boundary)) as east, max(ST_YMax(b.boundary)) as north
    from grid_cell c
    left join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)}
    group by c.level
    order by ${depthOf(sql`c.level`)}`
}
