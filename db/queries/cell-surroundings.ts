import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { depthOf, inForce, startsWith } from './parts.ts'

export interface CellAncestorRow {
  code: string
  level: Level
  name: string
}

/** From the widest visible ancestor down to the parent. */
export function cellAncestors(code: string): SQL {
  return sql`
    with recursive up as (
      select parent_code, 0 as height from grid_cell where code = ${code}
      union all
      select c.parent_code, up.height + 1 from up join grid_cell c on c.code = up.parent_code where up.height < 8)
    select c.code, c.level, c.name from up join grid_cell c on c.code = up.parent_code order by up.height desc`
}

export interface CellChildrenRow {
  level: Level
  count: number
}

/** Children by level, widest first. */
export function cellChildren(code: string): SQL {
  return sql`
    select level, count(*) as count from grid_cell where parent_code = ${code} group by level order by ${depthOf(sql`level`)}`
}

export interface CellShapeRow {
  west: number
  south: number
  east: number
  north: number
  labelLon: number
  labelLat: number
  areaSquareMetres: number
  validFrom: string
}

/** Extent, label point (always inside) and geodesic area of the boundary in force. */
export function cellShape(code: string, today: string): SQL {
  return sql`
    select ST_XMin(boundary) as west, ST_YMin(boundary) as south, ST_XMax(boundary) as east, ST_YMax(boundary) as north,
      ST_X(label) as "labelLon", ST_Y(label) as "labelLat", ST_Area(boundary::geography) as "areaSquareMetres",
      to_char(valid_from, 'YYYY-MM-DD') as "validFrom"
    from (
      select b.boundary, b.valid_from, ST_PointOnSurface(b.boundary) as label
      from grid_cell_boundary b where b.cell_code = ${code} and ${inForce(today)}) shape`
}

export interface CellTalliesRow {
  hazardsOpen: number
  teams: number
}

/** Open hazards and teams under a code prefix. */
export function cellTallies(prefix: string): SQL {
  return sql`
    select
      (select count(*) from hazard where state <> 'closedOut' and ${startsWith(sql`scope_code`, prefix)}) as "hazardsOpen",
      (select count(*) from patrol_team where ${startsWith(sql`scope_code`, prefix)}) as teams`
}

export interface CellPointRow {
  id: string
  name: string
  kind: string
  openingHours: string
  lon: number
  lat: number
}

/** Service points in service under a code prefix, by name. */
export function cellPoints(prefix: string, limit: number): SQL {
  return sql`
    select id, name, kind, opening_hours as "openingHours", ST_X(location) as lon, ST_Y(location) as lat
    from service_point where ${startsWith(sql`scope_code`, prefix)} and closed_at is null order by name, id limit ${limit}::int`
}
