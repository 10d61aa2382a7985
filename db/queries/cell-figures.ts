import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { inForce } from './parts.ts'

export interface CellFigureRow {
  code: string
  name: string
  people: number
  peopleServed: number
  peopleGap: number
  peopleNoStreetData: number
  reliable: boolean
}

/** Figures of a run for every visible cell of a level. */
export function cellFigures(runId: string, level: Level): SQL {
  return sql`
    select v.cell_code as code, c.name, v.people, v.people_served as "peopleServed", v.people_gap as "peopleGap",
      v.people_no_street_data as "peopleNoStreetData", v.reliable
    from coverage_cell v join grid_cell c on c.code = v.cell_code
    where v.run_id = ${runId}::uuid and v.level = ${level}
    order by v.cell_code`
}

export interface CellLabelRow {
  code: string
  lon: number
  lat: number
}

/** A point inside each boundary in force, for labels. */
export function cellLabels(level: Level, today: string): SQL {
  return sql`
    select code, ST_X(label) as lon, ST_Y(label) as lat from (
      select c.code, ST_PointOnSurface(b.boundary) as label
      from grid_cell c join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)}
      where c.level = ${level}) labels`
}
