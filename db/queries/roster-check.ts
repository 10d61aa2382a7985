import { type SQL, sql } from 'drizzle-orm'
import type { Level, TeamDuty } from '../vocabulary.ts'
import { startsWith } from './parts.ts'
import { codesAbove } from './roster-rows.ts'

export interface CheckedCellRow {
  code: string
  name: string
  level: Level
}

/** Cells of an area and those that hold it; '' = everything. */
export function checkedCells(prefix: string): SQL {
  return sql`select code, name, level from grid_cell where ${startsWith(sql`code`, prefix)} or code = any(${codesAbove(prefix)}) order by code`
}

export interface CheckedTeamRow {
  id: string
  /** Whether it is a team of the area. */
  ofArea: boolean
  duty: TeamDuty
  hasVehicle: boolean
  unreadyKinds: string[]
  lon: number | null
  lat: number | null
}

/** Teams in sight: where they set out from (their base, else where they were last), and what is not ready. */
export function checkedTeams(prefix: string): SQL {
  return sql`
    select t.id, ${startsWith(sql`t.scope_code`, prefix)} as "ofArea", t.duty, t.has_vehicle as "hasVehicle",
      ST_X(coalesce(t.base, t.position)) as lon, ST_Y(coalesce(t.base, t.position)) as lat,
      array(select u.key from jsonb_each_text(t.equipment_unready) u where u.value::int > 0 order by 1) as "unreadyKinds"
    from patrol_team t order by t.kind, t.code`
}

export interface LoadRow {
  code: string
  people: number
  openHazards: number
}

/** People and open hazards of an area by the cell that they lie in; '' = everything. */
export function loadByCell(prefix: string): SQL {
  const inArea = startsWith(sql`scope_code`, prefix)
  return sql`
    select code, sum(people)::int as people, sum(hazards)::int as "openHazards" from (
      select scope_code as code, people, 0 as hazards from residence where ${inArea}
      union all select scope_code, 0, 1 from hazard where state <> 'closedOut' and ${inArea}) l
    group by code`
}

export interface CheckedHomeRow {
  code: string
  people: number
  lon: number
  lat: number
}

/** Homes in an area, by cell in byte order; '' = everything. */
export function checkedHomes(prefix: string, limit: number): SQL {
  return sql`
    select scope_code as code, people, ST_X(location) as lon, ST_Y(location) as lat from residence
    where ${startsWith(sql`scope_code`, prefix)} order by scope_code collate "C" limit ${limit}::int`
}
