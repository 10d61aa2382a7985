import { type SQL, sql } from 'drizzle-orm'
import type { CoverageState, Level, ResidenceKind } from '../vocabulary.ts'

export interface ResidencePointRow {
  id: string
  lon: number
  lat: number
  people: number
  state: CoverageState | null
  walkSeconds: number | null
}

/** Residences in a box of WGS-84 degrees with their state in a run. */
export function residencesInBox(
  box: readonly [number, number, number, number],
  runId: string | null,
  limit: number,
): SQL {
  const [west, south, east, north] = box
  return sql`
    select r.id, ST_X(r.location) as lon, ST_Y(r.location) as lat, r.people, v.state, v.walk_seconds as "walkSeconds"
    from residence r left join coverage_residence v on v.run_id = ${runId}::uuid and v.residence_id = r.id
    where r.location && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
    limit ${limit}::int`
}

export interface ResidenceDetailRow {
  id: string
  code: string
  kind: ResidenceKind
  name: string
  address: string
  dwellings: number
  people: number
  elderlyAlone: number
  smallPremises: number
  lon: number
  lat: number
  cellCode: string | null
  cellName: string | null
  cellLevel: Level | null
  state: CoverageState | null
  walkSeconds: number | null
  snapMetres: number | null
  pointId: string | null
  pointName: string | null
  pointKind: string | null
  pointLon: number | null
  pointLat: number | null
}

/** One residence, its cell, and what a run says of it. */
export function residenceById(id: string, runId: string | null): SQL {
  return sql`
    select r.id, r.code, r.kind, r.name, r.address, r.dwellings, r.people, r.elderly_alone as "elderlyAlone",
      r.small_premises as "smallPremises", ST_X(r.location) as lon, ST_Y(r.location) as lat, c.code as "cellCode", c.name as "cellName", c.level as "cellLevel",
      v.state, v.walk_seconds as "walkSeconds", v.snap_metres as "snapMetres",
      p.id as "pointId", p.name as "pointName", p.kind as "pointKind", ST_X(p.location) as "pointLon", ST_Y(p.location) as "pointLat"
    from residence r
    left join grid_cell c on c.code = r.cell_code
    left join coverage_residence v on v.run_id = ${runId}::uuid and v.residence_id = r.id
    left join service_point p on p.id = v.service_point_id
    where r.id = ${id}::uuid`
}
