import { type SQL, sql } from 'drizzle-orm'
import type { TeamKind, TeamState } from '../vocabulary.ts'
import { stateShown } from './on-duty.ts'

export interface TeamRow {
  id: string
  code: string
  name: string
  kind: TeamKind
  /** `off` where it is not on duty. */
  state: TeamState
  members: number
  hasVehicle: boolean
  equipment: Record<string, number>
  lon: number | null
  lat: number | null
  positionAt: string | null
  cellCode: string | null
  cellName: string | null
}

/** Patrol teams by code, as they are at a moment. */
export function teamPage(after: string | null, limit: number, now: string): SQL {
  return sql`
    select t.id, t.code, t.name, t.kind, ${stateShown(now)} as state, t.members, t.has_vehicle as "hasVehicle", t.equipment,
      ST_X(t.position) as lon, ST_Y(t.position) as lat, t.position_at as "positionAt",
      t.cell_code as "cellCode", c.name as "cellName"
    from patrol_team t left join grid_cell c on c.code = t.cell_code
    where ${after}::text is null or t.code > ${after}::text
    order by t.code limit ${limit}::int`
}

/** How many teams are visible. */
export function teamCount(): SQL {
  return sql`select count(*) as total from patrol_team`
}
