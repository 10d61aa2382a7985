import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'
import { type HazardLineRow, hazardCells, hazardColumns, hazardSent, sentColumns } from './hazard-columns.ts'

export type NearHazardRow = HazardLineRow & { metres: number }

/** Metres of a degree of latitude at its shortest (at the equator), so that a box made with it is never too small. */
const METRES_PER_DEGREE = 110_574

/** Open hazards of one kind within so many metres of a place, nearest first: a box in degrees from the index, then the true distance. */
export function hazardsNear(
  kind: string,
  { lon, lat }: { lon: number; lat: number },
  metres: number,
  now: string,
  limit: number,
): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  const highDegrees = metres / METRES_PER_DEGREE
  const wideDegrees = highDegrees / Math.max(0.01, Math.cos((Math.abs(lat) * Math.PI) / 180))
  return sql`
    select ${hazardColumns(now)}, ${sentColumns}, h.metres from (
      select h.*, ST_Distance(h.location::geography, ${place}::geography) as metres from hazard h
      where h.location && ST_Expand(${place}, ${wideDegrees}::float8, ${highDegrees}::float8)
        and h.kind = ${kind} and h.state <> 'closedOut'
        and ST_DWithin(h.location::geography, ${place}::geography, ${metres}::float8)
      order by metres, h.id limit ${limit}::int) h ${hazardCells} ${hazardSent}
    order by h.metres, h.id`
}

/** How often an address was reported before, in the community that holds the place: the same words elsewhere are another house. */
export function hazardsAtAddress(address: string, { lon, lat }: { lon: number; lat: number }, today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  return sql`
    select count(*) as total from hazard h
    where h.address_key <> '' and h.address_key = ${addressKey(address)}
      and left(h.scope_code, 12) = left(coalesce((${deepestCellAt(place, today)}), '0'), 12)`
}

/** As the generated column hazard.address_key has it. */
export function addressKey(address: string | SQL): SQL {
  return sql`regexp_replace(lower(${address}::text), '[\\s,，、·•-]', '', 'g')`
}
