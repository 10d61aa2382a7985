import { type SQL, sql } from 'drizzle-orm'
import type { ForceUnitKind, TeamKind, TeamState } from '../vocabulary.ts'
import { stateShown } from './on-duty.ts'

export interface ForceUnitRow {
  id: string
  code: string
  name: string
  kind: ForceUnitKind
  parentCode: string | null
  leaderName: string
  cellCode: string | null
}

/** Units by code. */
export function forceUnits(): SQL {
  return sql`
    select id, code, name, kind, parent_code as "parentCode", leader_name as "leaderName", cell_code as "cellCode"
    from force_unit order by code`
}

export interface ForceTeamRow {
  id: string
  code: string
  name: string
  kind: TeamKind
  /** `off` where it is not on duty. */
  state: TeamState
  parentCode: string | null
  cellCode: string | null
  members: number
  hasVehicle: boolean
  /** Some of its equipment is not ready. */
  unready: boolean
  positionAt: string | null
}

/** Columns of a ForceTeamRow, from `patrol_team t`. */
export const forceTeamColumns = (now: string): SQL => sql`
  t.id, t.code, t.name, t.kind, ${stateShown(now)} as state, t.parent_code as "parentCode", t.cell_code as "cellCode", t.members,
  t.has_vehicle as "hasVehicle", t.equipment_unready @? '$.* ? (@ > 0)' as unready, t.position_at as "positionAt"`

/** Teams by code. */
export function forceTeams(now: string): SQL {
  return sql`select ${forceTeamColumns(now)} from patrol_team t order by t.code`
}
