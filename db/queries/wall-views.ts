import { type SQL, sql } from 'drizzle-orm'
import type { Level, WallLayer } from '../vocabulary.ts'

/** What a wall shows for a while. */
export interface WallViewRow {
  id: string
  name: string
  scopeCode: string
  scopeLevel: Level | null
  scopeName: string | null
  shows: WallLayer[]
  lon: number | null
  lat: number | null
  zoom: number | null
  holdSeconds: number
  sortOrder: number
}

const columns = sql`
  v.id, v.name, v.scope_code as "scopeCode", c.level as "scopeLevel", c.name as "scopeName", v.shows, v.lon, v.lat, v.zoom,
  v.hold_seconds as "holdSeconds", v.sort_order as "sortOrder"`

/** Views in their order, at most 100. */
export function wallViews(): SQL {
  return sql`
    select ${columns} from wall_view v left join grid_cell c on c.code = v.scope_code
    order by v.sort_order, v.name, v.id limit 100`
}

export type WallViewValues = Omit<WallViewRow, 'scopeLevel' | 'scopeName'>

/** Puts a view as it is given, new or not. */
export function putWallView({
  id,
  name,
  scopeCode,
  shows,
  lon,
  lat,
  zoom,
  holdSeconds,
  sortOrder,
}: WallViewValues): SQL {
  return sql`
    insert into wall_view (id, name, scope_code, shows, lon, lat, zoom, hold_seconds, sort_order)
    values (${id}::uuid, ${name}, ${scopeCode}, ${sql.param(shows)}::text[], ${lon}::float8, ${lat}::float8, ${zoom}::real,
      ${holdSeconds}::int, ${sortOrder}::int)
    on conflict (id) do update set name = excluded.name, scope_code = excluded.scope_code, shows = excluded.shows,
      lon = excluded.lon, lat = excluded.lat, zoom = excluded.zoom, hold_seconds = excluded.hold_seconds,
      sort_order = excluded.sort_order`
}

export function deleteWallView(id: string): SQL {
  return sql`delete from wall_view where id = ${id}::uuid`
}
