import { type SQL, sql } from 'drizzle-orm'
import type { TeamDuty } from '../vocabulary.ts'
import { type ForceTeamRow, forceTeamColumns } from './force-tree.ts'

export interface TeamDetailRow extends ForceTeamRow {
  leaderName: string
  duty: TeamDuty
  baseLon: number | null
  baseLat: number | null
  lon: number | null
  lat: number | null
  positionAccuracyMetres: number | null
  cellName: string | null
  equipment: Record<string, number>
  equipmentUnready: Record<string, number>
  equipmentCheckedAt: string | null
  /** What it is sent to now. */
  dispatchId: string | null
}

/** One team, as it is at a moment. */
export function teamDetail(id: string, now: string): SQL {
  return sql`
    select ${forceTeamColumns(now)}, t.leader_name as "leaderName", t.duty, ST_X(t.base) as "baseLon", ST_Y(t.base) as "baseLat",
      ST_X(t.position) as lon, ST_Y(t.position) as lat, t.position_accuracy_metres as "positionAccuracyMetres", c.name as "cellName",
      t.equipment, t.equipment_unready as "equipmentUnready", t.equipment_checked_at as "equipmentCheckedAt",
      (select d.id from dispatch d where d.team_id = t.id and d.state in ('offered', 'accepted', 'departed', 'arrived')) as "dispatchId"
    from patrol_team t left join grid_cell c on c.code = t.cell_code
    where t.id = ${id}::uuid`
}

export interface UnitAboveRow {
  code: string
  name: string
}

/** Units above a team, the highest first. */
export function unitsAbove(parentCode: string): SQL {
  return sql`
    with recursive above as (
      select code, name, parent_code, 1 as height from force_unit where code = ${parentCode}
      union all
      select u.code, u.name, u.parent_code, a.height + 1 from force_unit u join above a on a.parent_code = u.code
      where a.height < 20)
    select code, name from above order by height desc`
}

export interface TeamMemberRow {
  id: string
  name: string
  phone: string
  isLeader: boolean
  personId: string | null
  personName: string | null
}

/** A team's people, the leader first. */
export function teamMembers(teamId: string): SQL {
  return sql`
    select m.id, m.name, m.phone, m.is_leader as "isLeader", m.person_id as "personId", p.name as "personName"
    from team_member m left join person p on p.id = m.person_id
    where m.team_id = ${teamId}::uuid order by m.is_leader desc, m.name, m.id`
}

export interface TeamShiftRow {
  id: string
  kind: string
  day: string
  from: string
  to: string
  cells: number
}

/** A team's shifts that have not ended, on days before `until`. */
export function teamShifts(teamId: string, { now, until }: { now: string; until: string }): SQL {
  return sql`
    select s.id, s.kind, s.day::text as day, lower(s.period) as from, upper(s.period) as to,
      (select count(*) from shift_cell sc where sc.shift_id = s.id) as cells
    from shift s
    where s.team_id = ${teamId}::uuid and s.period && tstzrange(${now}::timestamptz, null) and s.day < ${until}::date
    order by s.period`
}
