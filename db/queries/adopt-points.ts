import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'

export interface CellAtRow {
  index: number
  /** Null outside every cell. */
  code: string | null
}

/** The deepest cell at each of several places, in their order. */
export function cellsAt(places: readonly { lon: number; lat: number }[], today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(x.lon, x.lat), 4326)`
  return sql`
    select (x.place - 1)::int as index, (${deepestCellAt(place, today)}) as code
    from rows from (jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as (lon float8, lat float8)) with ordinality
      as x (lon, lat, place)
    order by x.place`
}

export interface NewServicePoint {
  id: string
  code: string
  name: string
  kind: string
  openingHours: string
  staffed: boolean
  capacity: number | null
  lon: number
  lat: number
}

/** Points that a plan brings into the register; each learns the cell that holds it. */
export function insertServicePoints(rows: readonly NewServicePoint[], today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(x.lon, x.lat), 4326)`
  return sql`
    insert into service_point (id, code, name, kind, opening_hours, staffed, capacity, location, cell_code)
    select x.id, x.code, x.name, x.kind, x."openingHours", x.staffed, x.capacity, ${place}, (${deepestCellAt(place, today)})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, code text, name text, kind text, "openingHours" text,
      staffed boolean, capacity integer, lon float8, lat float8)`
}

export interface ServicePointUpdate {
  id: string
  openingHours: string
  staffed: boolean
  capacity: number | null
  lon: number
  lat: number
  isMoved: boolean
  isClosed: boolean
}

/** Points of the register as a plan leaves them; one that is closed stays for the runs that counted it. */
export function updateServicePoints(rows: readonly ServicePointUpdate[], today: string, at: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(x.lon, x.lat), 4326)`
  return sql`
    update service_point p set opening_hours = x."openingHours", staffed = x.staffed, capacity = x.capacity,
      location = case when x."isMoved" then ${place} else p.location end,
      cell_code = case when x."isMoved" then (${deepestCellAt(place, today)}) else p.cell_code end,
      closed_at = case when x."isClosed" then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, "openingHours" text, staffed boolean, capacity integer,
      lon float8, lat float8, "isMoved" boolean, "isClosed" boolean)
    where p.id = x.id and p.closed_at is null`
}
