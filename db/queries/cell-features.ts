import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { inForce } from './parts.ts'

export interface CellFeatureRow {
  code: string
  name: string
  kind: string
  geometry: object
}

/** Boundaries in force of one level, as tiles want them; 7 decimals are 1 cm. */
export function cellFeatures(level: Level, today: string): SQL {
  return sql`
    select c.code, c.name, c.kind, ST_AsGeoJSON(b.boundary, 7)::jsonb as geometry
    from grid_cell c join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)}
    where c.level = ${level}
    order by c.code`
}
