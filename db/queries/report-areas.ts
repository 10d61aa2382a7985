import { type SQL, sql } from 'drizzle-orm'
import { inForce } from './parts.ts'

export interface ReportAreaRow {
  code: string
  level: 'township' | 'community'
  name: string
}

/** Townships and communities with a boundary in force, by code, whoever asks: for app_system. */
export function reportAreas(today: string): SQL {
  return sql`
    select c.code, c.level, c.name from grid_cell c
    where c.level in ('township', 'community')
      and exists (select from grid_cell_boundary b where b.cell_code = c.code and ${inForce(today)})
    order by c.code`
}

/** A point inside such an area, whoever asks: for app_system. No row for a code that is none. */
export function pointInArea(code: string, today: string): SQL {
  return sql`
    select c.code, c.name, ST_X(p.point) as lon, ST_Y(p.point) as lat
    from grid_cell c join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)},
      lateral (select ST_PointOnSurface(b.boundary) as point offset 0) p
    where c.code = ${code} and c.level in ('township', 'community')`
}

export interface AreaNameRow {
  name: string
  lon: number
  lat: number
}

/** The areas of a level with a boundary in force, each with a point inside it, whoever asks: for app_system. */
export function areaNames(level: 'township' | 'community', today: string): SQL {
  return sql`
    select c.name, ST_X(p.point) as lon, ST_Y(p.point) as lat
    from grid_cell c join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)},
      lateral (select ST_PointOnSurface(b.boundary) as point offset 0) p
    where c.level = ${level}
    order by c.code`
}
