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
  state: TeamState
  hasVehicle: boolean
  isOnDuty: boolean
  lon: number | null
  lat: number | null
  positionAt: string | null
  baseLon: number | null
  baseLat: number | null
}

/** One team as the ranking reads it. */
export function candidateTeam(teamId: string, now: string): SQL {
  return sql`
    select t.id, t.state, t.has_vehicle as "hasVehicle", ST_X(t.position) as lon, ST_Y(t.position) as lat,
      t.position_at as "positionAt", ST_X(t.base) as "baseLon", ST_Y(t.base) as "baseLat", team_on_duty(t, ${now}::timestamptz) as "isOnDuty"
    from patrol_team t where t.id = ${teamId}::uuid`
}

/** Columns over all teams by code, packed: as rows, four thousand teams cost 60 ms between PostgreSQL and here, so 8 ms. */
export interface CandidateColumnsRow {
  /** 16 bytes a team. */
  ids: Uint8Array | null
  /** Big-endian float64: lon and lat of where it counts as being, seconds since 1970 of its live position; NaN = none. */
  places: Uint8Array | null
  /** A character a team: of its state f (free), a (assigned), e (enroute), s (onscene), o (off); 1 or 0 for a vehicle; of its duty: r (byRoster), n (on), f (off). */
  states: string | null
  vehicles: string | null
  duties: string | null
}

/** Every team that may be looked at for a dispatch: at its live position where that is from `freshSince` on, else at its base. */
export function candidateColumns(freshSince: string): SQL {
  return sql`
    select string_agg(uuid_send(id), '') as ids,
      string_agg(float8send(coalesce(ST_X(place), 'NaN')) || float8send(coalesce(ST_Y(place), 'NaN'))
        || float8send(coalesce(date_part('epoch', heard_at), 'NaN')), '') as places,
      string_agg(state, '') as states, string_agg(case when has_vehicle then '1' else '0' end, '') as vehicles,
      string_agg(case duty when 'byRoster' then 'r' when 'on' then 'n' else 'f' end, '') as duties
    from (
      select id, case when position is not null and position_at >= ${freshSince}::timestamptz then position else base end as place,
        case when position is not null then position_at end as heard_at,
        case state when 'onscene' then 's' else left(state, 1) end as state, has_vehicle, duty
      from patrol_team order by code) t`
}

/**
 * Ids of the teams that have a shift now (as team_on_duty says of one), joined by commas; whoever asks: for app_system. Under a person's
 * scope each shift would ask for its team.
 */
export function teamsOnShift(now: string): SQL {
  return sql`
    select coalesce(string_agg(team_id::text, ','), '') as ids from shift
    where day between ${now}::timestamptz::date - 3 and ${now}::timestamptz::date + 1 and period @> ${now}::timestamptz`
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

/**
 * What counts beside the minutes: dispatches taken or waiting in the last 12 hours, and open hazards in the cells of the shift under
 * way. Of teams that the asker has been shown; for app_system, so that the indexes serve it.
 */
export function candidateDetails(teamIds: readonly string[], now: string): SQL {
  return sql`
    select t.id, t.name, t.kind, t.equipment_unready as "equipmentUnready",
      (select count(*) from dispatch d where d.team_id = t.id and d.offered_at > ${now}::timestamptz - interval '12 hours'
        and (d.accepted_at is not null or d.state = 'offered')) as dispatches,
      (select coalesce(sum(held.open), 0) from (
        select distinct g.code, ${prefix} as prefix from shift s join shift_cell c on c.shift_id = s.id join grid_cell g on g.code = c.cell_code
        where s.team_id = t.id and s.period @> ${now}::timestamptz) cell
        cross join lateral (select count(*) as open from hazard h
          where h.state <> 'closedOut' and h.scope_code ~>=~ cell.prefix and h.scope_code ~<~ (cell.prefix || '~')) held) as "openHazards"
    from patrol_team t where t.id = any(${sql.param([...teamIds])}::uuid[])`
}

/** What every code in a cell begins with. */
const prefix = sql`left(g.code, case g.level when 'prefecture' then 4 when 'county' then 6 when 'township' then 9
  when 'community' then 12 else length(g.code) end)`
