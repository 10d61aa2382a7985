import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { inForce, likeLiteral } from './parts.ts'

export interface SearchRow {
  type: 'cell' | 'residence' | 'servicePoint' | 'team' | 'hazard'
  id: string
  name: string
  detail: string
  level: Level | null
  lon: number | null
  lat: number | null
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

/**
 * What is called or coded like the words: the same first, then what begins with them, then what holds them; wider things before
 * narrower ones, shorter names before longer ones.
 */
export function search(words: string, today: string, limit: number): SQL {
  const anywhere = `%${likeLiteral(words)}%`
  const beginning = `${likeLiteral(words)}%`
  const rank = (name: SQL, code: SQL) =>
    sql`case when ${name} = ${words} or ${code} = ${words} then 0 when ${name} ilike ${beginning} or ${code} like ${beginning} then 1 else 2 end`
  const nowhere = sql`null::float8 as west, null::float8 as south, null::float8 as east, null::float8 as north`
  return sql`
    select type, id, name, detail, level, lon, lat, west, south, east, north from (
      (select 'cell' as type, c.code as id, c.name, c.code as detail, c.level, null::float8 as lon, null::float8 as lat,
        ST_XMin(b.boundary) as west, ST_YMin(b.boundary) as south, ST_XMax(b.boundary) as east, ST_YMax(b.boundary) as north,
        ${rank(sql`c.name`, sql`c.code`)} as rank, 0 as place
      from grid_cell c left join grid_cell_boundary b on b.cell_code = c.code and ${inForce(today)}
      where c.name ilike ${anywhere} or c.code like ${beginning}
      order by rank, length(c.code), c.code limit ${limit}::int)
      union all
      (select 'servicePoint', p.id::text, p.name, p.kind, null, ST_X(p.location), ST_Y(p.location), ${nowhere},
        ${rank(sql`p.name`, sql`p.code`)} as rank, 1
      from service_point p where p.closed_at is null and (p.name ilike ${anywhere} or p.code ilike ${beginning}) order by rank, length(p.name), p.code limit ${limit}::int)
      union all
      (select 'team', t.id::text, t.name, t.code, null, ST_X(t.position), ST_Y(t.position), ${nowhere},
        ${rank(sql`t.name`, sql`t.code`)} as rank, 2
      from patrol_team t where t.name ilike ${anywhere} or t.code ilike ${beginning} order by rank, length(t.name), t.code limit ${limit}::int)
      union all
      (select 'hazard', h.id::text, h.serial, h.address, null, ST_X(h.location), ST_Y(h.location), ${nowhere},
        ${rank(sql`h.address`, sql`h.serial`)} as rank, 3
      from hazard h where h.search_text like ${anywhere.toLowerCase()}
      order by rank, h.serial desc limit ${limit}::int)
      union all
      (select 'residence', r.id::text, case when r.name = '' then r.code else r.name end, r.address, null, ST_X(r.location), ST_Y(r.location), ${nowhere},
        ${rank(sql`r.name`, sql`r.code`)} as rank, 4
      from residence r where r.search_text like ${anywhere.toLowerCase()}
      order by rank, length(r.name), r.code limit ${limit}::int)) found
    order by rank, place, length(name), id
    limit ${limit}::int`
}
