import { type SQL, sql } from 'drizzle-orm'
import type { TeamKind, TeamState, TravelMode } from '../vocabulary.ts'

export interface ReachedHazardRow {
  lon: number
  lat: number
  responsibleTeamId: string | null
}

/**
 * Where a hazard is and which team answers for it: that whose shift now has the deepest cell holding it, else that of the deepest such
 * cell of its own; of several the lower code. A team that somebody put off duty has no shift.
 */
export function hazardToReach(hazardId: string, now: string): SQL {
  return sql`
    with found as materialized (
      select location, array[cell_code, left(cell_code, 12), rpad(left(cell_code, 9), 12, '0'), rpad(left(cell_code, 6), 12, '0'),
        rpad(left(cell_code, 4), 12, '0')] as around
      from hazard where id = ${hazardId}::uuid)
    select ST_X(f.location) as lon, ST_Y(f.location) as lat, coalesce(
      (select s.team_id from shift_cell c join shift s on s.id = c.shift_id join patrol_team t on t.id = s.team_id
        where c.cell_code = any(f.around) and s.period @> ${now}::timestamptz and t.duty <> 'off'
        order by array_position(f.around, c.cell_code), t.code limit 1),
      (select t.id from patrol_team t where t.cell_code = any(f.around)
        order by array_position(f.around, t.cell_code), t.code limit 1)) as "responsibleTeamId"
    from found f`
}

export interface CandidateRow {
  id: string
  code: string
  state: TeamState
  hasVehicle: boolean
  isOnDuty: boolean
  lon: number | null
  lat: number | null
  positionAt: string | null
  baseLon: number | null
  baseLat: number | null
}

/** Every team that may be looked at for a dispatch, or one. Whether one is on duty is asked of all shifts at once (as team_on_duty says). */
export function candidateTeams(now: string, teamId: string | null = null): SQL {
  return sql`
    select t.id, t.code, t.state, t.has_vehicle as "hasVehicle", ST_X(t.position) as lon, ST_Y(t.position) as lat,
      t.position_at as "positionAt", ST_X(t.base) as "baseLon", ST_Y(t.base) as "baseLat",
      case t.duty when 'on' then true when 'off' then false else t.id in (
        select s.team_id from shift s
        where s.day between ${now}::timestamptz::date - 3 and ${now}::timestamptz::date + 1 and s.period @> ${now}::timestamptz)
      end as "isOnDuty"
    from patrol_team t ${teamId === null ? sql`` : sql`where t.id = ${teamId}::uuid`}`
}

export interface SentRow {
  teamId: string
  mode: TravelMode
  lon: number
  lat: number
  /** The asker is one of the team. */
  isOwn: boolean
}

/** Who is sent where by a dispatch. */
export function sentTo(dispatchId: string, personId: string): SQL {
  return sql`
    select d.team_id as "teamId", d.mode, ST_X(d.location) as lon, ST_Y(d.location) as lat,
      exists (select from team_member m where m.team_id = d.team_id and m.person_id = ${personId}) as "isOwn"
    from dispatch d where d.id = ${dispatchId}::uuid`
}

export interface AnsweredRow {
  teamId: string
  declined: boolean
  timedOut: boolean
}

/** Teams that were asked for a hazard and did not go. */
export function teamsThatDidNotGo(hazardId: string): SQL {
  return sql`
    select team_id as "teamId", bool_or(state = 'declined') as declined, bool_or(state = 'timedOut') as "timedOut"
    from dispatch where hazard_id = ${hazardId}::uuid and state in ('declined', 'timedOut') group by team_id`
}

export interface CandidateDetailRow {
  id: string
  name: string
  kind: TeamKind
  equipmentUnready: Record<string, number>
  dispatches: number
  openHazards: number
}

/** What counts beside the minutes: dispatches taken or waiting in the last 12 hours, and open hazards in the cells of the shift under way. */
export function candidateDetails(teamIds: readonly string[], now: string): SQL {
  return sql`
    select t.id, t.name, t.kind, t.equipment_unready as "equipmentUnready",
      (select count(*) from dispatch d where d.team_id = t.id and d.offered_at > ${now}::timestamptz - interval '12 hours'
        and (d.accepted_at is not null or d.state = 'offered')) as dispatches,
      (select count(*) from shift s join shift_cell c on c.shift_id = s.id join grid_cell g on g.code = c.cell_code
        join hazard h on h.state <> 'closedOut' and h.scope_code ~>=~ ${prefix} and h.scope_code ~<~ (${prefix} || '~')
        where s.team_id = t.id and s.period @> ${now}::timestamptz) as "openHazards"
    from patrol_team t where t.id = any(${sql.param([...teamIds])}::uuid[])`
}

/** What every code in a cell begins with. */
const prefix = sql`(left(g.code, case g.level when 'prefecture' then 4 when 'county' then 6 when 'township' then 9
  when 'community' then 12 else length(g.code) end))`
