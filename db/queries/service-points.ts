import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

export interface ServicePointSummaryRow {
  id: string
  code: string
  name: string
  kind: string
  lon: number
  lat: number
  openingHours: string
  staffed: boolean
  capacity: number | null
  cellCode: string | null
}

const columns = sql`
  p.id, p.code, p.name, p.kind, ST_X(p.location) as lon, ST_Y(p.location) as lat, p.opening_hours as "openingHours", p.staffed,
  p.capacity, p.cell_code as "cellCode"`

/** Service points in service by code. */
export function servicePointPage(after: string | null, limit: number): SQL {
  return sql`
    select ${columns} from service_point p
    where p.closed_at is null and (${after}::text is null or p.code > ${after}::text)
    order by p.code limit ${limit}::int`
}

/** How many service points are visible. */
export function servicePointCount(): SQL {
  return sql`select count(*) as total from service_point where closed_at is null`
}

export interface ServicePointDetailRow extends ServicePointSummaryRow {
  address: string
  cellName: string | null
  cellLevel: Level | null
  peopleWithin: number | null
  walkshed: object | null
}

/** One service point, its cell, and its walkshed in a run. */
export function servicePointById(id: string, runId: string | null): SQL {
  return sql`
    select ${columns}, p.address, c.name as "cellName", c.level as "cellLevel", w.people_within as "peopleWithin",
      ST_AsGeoJSON(w.walkshed, 7)::jsonb as walkshed
    from service_point p
    left join grid_cell c on c.code = p.cell_code
    left join coverage_walkshed w on w.run_id = ${runId}::uuid and w.service_point_id = p.id
    where p.id = ${id}::uuid`
}

export interface CirclePeopleRow {
  people: number
  peopleOverLimit: number
}

/** People within a straight distance of a service point, and those of them who are over the limit on the street in a run. */
export function circlePeople(pointId: string, runId: string, radiusMetres: number): SQL {
  return sql`
    select coalesce(sum(r.people), 0) as people, coalesce(sum(r.people) filter (where v.state = 'gap'), 0) as "peopleOverLimit"
    from service_point p
    join residence r on r.location && ST_Expand(p.location, ${radiusMetres}::float8 / (111195 * cos(radians(ST_Y(p.location)))), ${radiusMetres}::float8 / 110000)
      and ST_Distance(r.location::geography, p.location::geography) <= ${radiusMetres}::float8
    left join coverage_residence v on v.run_id = ${runId}::uuid and v.residence_id = r.id
    where p.id = ${pointId}::uuid`
}
