import { type SQL, sql } from 'drizzle-orm'

export interface CoverageResidenceInput {
  id: string
  lon: number
  lat: number
  people: number
  dwellings: number
  scopeCode: string
}

/** Residences in the order of their ids, a page at a time. */
export function residencesForCoverage(after: string | null, limit: number): SQL {
  return sql`
    select id, ST_X(location) as lon, ST_Y(location) as lat, people, dwellings, scope_code as "scopeCode"
    from residence where ${after}::uuid is null or id > ${after}::uuid
    order by id limit ${limit}::int`
}

export interface CoveragePointInput {
  id: string
  name: string
  kind: string
  openingHours: string
  lon: number
  lat: number
  scopeCode: string
}

/** Service points in service of the given kinds; an empty list means every kind. */
export function servicePointsForCoverage(kinds: readonly string[]): SQL {
  const keys = JSON.stringify(kinds)
  return sql`
    select id, name, kind, opening_hours as "openingHours", ST_X(location) as lon, ST_Y(location) as lat, scope_code as "scopeCode"
    from service_point
    where closed_at is null
      and (jsonb_array_length(${keys}::jsonb) = 0 or kind in (select jsonb_array_elements_text(${keys}::jsonb)))
    order by id`
}

export interface CoverageCellInput {
  code: string
  level: string
}

/** Every cell by its code. */
export function cellsForCoverage(): SQL {
  return sql`select code, level from grid_cell order by code`
}
