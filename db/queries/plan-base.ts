import { type SQL, sql } from 'drizzle-orm'

export interface PlanResidenceRow {
  id: string
  lon: number
  lat: number
  people: number
  dwellings: number
  elderlyAlone: number
  smallPremises: number
  cellCode: string | null
}

/** Residences in sight in the order of their ids, a page at a time. */
export function planResidences(after: string | null, limit: number): SQL {
  return sql`
    select id, ST_X(location) as lon, ST_Y(location) as lat, people, dwellings, elderly_alone as "elderlyAlone",
      small_premises as "smallPremises", cell_code as "cellCode"
    from residence where ${after}::uuid is null or id > ${after}::uuid
    order by id limit ${limit}::int`
}

export interface PlanExtentRow {
  /** Null where there is nothing in sight. */
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

/** The box around all residences and service points in sight, WGS-84 degrees. */
export function planExtent(): SQL {
  return sql`
    select ST_XMin(box) as west, ST_YMin(box) as south, ST_XMax(box) as east, ST_YMax(box) as north
    from (select ST_Extent(location) as box from (
      select location from residence union all select location from service_point where closed_at is null) places) extent`
}

export interface PlanPointRow {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  openingHours: string
  staffed: boolean
  capacity: number | null
}

/** Service points in service in a box of WGS-84 degrees, null = everywhere, in the order of their ids. */
export function planPoints(box: readonly [west: number, south: number, east: number, north: number] | null): SQL {
  const inBox = box
    ? sql`location && ST_MakeEnvelope(${box[0]}::float8, ${box[1]}::float8, ${box[2]}::float8, ${box[3]}::float8, 4326)`
    : sql`true`
  return sql`
    select id, name, kind, ST_X(location) as lon, ST_Y(location) as lat, opening_hours as "openingHours", staffed, capacity
    from service_point where ${inBox} and closed_at is null order by id`
}

export interface RegisterStampRow {
  stamp: string
}

/** Changes whenever an import has brought residences or cells, or was undone. */
export function registerStamp(): SQL {
  return sql`
    select count(*) || ' ' || coalesce(max(greatest(published_at, undone_at))::text, '') as stamp from import
    where state in ('published', 'undone')`
}
