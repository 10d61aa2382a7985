import { type SQL, sql } from 'drizzle-orm'
import type { TeamKind } from '../vocabulary.ts'
import { isOnDuty } from './on-duty.ts'
import { startsWith } from './parts.ts'

export interface ReachTeamRow {
  id: string
  name: string
  kind: TeamKind
  hasVehicle: boolean
  baseLon: number | null
  baseLat: number | null
  lon: number | null
  lat: number | null
  positionAt: string | null
  onDuty: boolean
  scopeCode: string
}

/** Teams in sight by code: where they are based, and where they were last. */
export function reachTeams(now: string): SQL {
  return sql`
    select t.id, t.name, t.kind, t.has_vehicle as "hasVehicle", ST_X(t.base) as "baseLon", ST_Y(t.base) as "baseLat",
      ST_X(t.position) as lon, ST_Y(t.position) as lat, t.position_at as "positionAt", ${isOnDuty(now)} as "onDuty",
      t.scope_code as "scopeCode"
    from patrol_team t order by t.code`
}

export interface ReachHomeRow {
  id: string
  name: string
  lon: number
  lat: number
  people: number
  scopeCode: string
}

/** Homes in an area in the order of their ids, a page at a time; '' = everything in sight. */
export function reachHomes(prefix: string, after: string | null, limit: number): SQL {
  return sql`
    select id, name, ST_X(location) as lon, ST_Y(location) as lat, people, scope_code as "scopeCode" from residence
    where ${prefix === '' ? sql`true` : startsWith(sql`scope_code`, prefix)} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}::int`
}

export interface ReachCellRow {
  code: string
  name: string
}

/** Communities and villages of an area; '' = all in sight. */
export function reachCells(prefix: string): SQL {
  return sql`
    select code, name from grid_cell where level = 'community' and ${prefix === '' ? sql`true` : startsWith(sql`code`, prefix)} order by code`
}
