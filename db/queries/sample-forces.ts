import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '../vocabulary.ts'
import { activeStates } from './dispatch-row.ts'
import { teamsOfSample } from './sample.ts'

export interface SampleMemberRow {
  id: string
  teamCode: string
  name: string
  phone: string
  isLeader: boolean
}

/** People of the sample's teams, in the order of their ids; a team that has any keeps those. */
export function insertSampleMembers(rows: readonly SampleMemberRow[]): SQL {
  return sql`
    insert into team_member (id, team_id, name, phone, is_leader)
    select m.id, t.id, m.name, m.phone, m."isLeader"
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (id uuid, "teamCode" text, name text, phone text, "isLeader" boolean)
    join patrol_team t on t.code = m."teamCode" join import i on ${teamsOfSample}
    where not exists (select from team_member there where there.team_id = t.id)`
}

export interface SampleForcesRow {
  hasMembers: boolean
  /** For which the roster was written, YYYY-MM-DD. */
  days: string[]
}

/** Whether the sample's teams have people, and the days from a first one on that have shifts written by somebody. */
export function sampleForces(by: string, firstDay: string): SQL {
  return sql`
    select exists (select from team_member m join patrol_team t on t.id = m.team_id join import i on ${teamsOfSample}) as "hasMembers",
      array(select distinct day::text from shift where created_by = ${by} and day >= ${firstDay}::date) as days`
}

/**
 * The sample's log-in of that name is the second of the team's people, unless it is in a team already: one of them can then answer
 * for the team.
 */
export function seatSamplePerson(username: string, teamCode: string): SQL {
  return sql`
    update team_member m set person_id = p.id, name = p.name
    from person p
    where p.is_sample and p.username = ${username} and not exists (select from team_member there where there.person_id = p.id)
      and m.id = (
        select o.id from team_member o join patrol_team t on t.id = o.team_id join import i on ${teamsOfSample}
        where t.code = ${teamCode} and not o.is_leader and o.person_id is null order by o.id limit 1)`
}

export interface SampleShiftRow {
  id: string
  teamCode: string
  kind: string
  /** YYYY-MM-DD */
  day: string
  cellCodes: readonly string[]
  /** Numbers of the team's people in the order of their ids, from 0. */
  people: readonly { number: number; absentReason: string | null }[]
}

/**
 * Shifts of the sample's teams with their people and cells, in the deployment's zone; where a team or somebody of it is on another shift
 * at the time, that one stays and this one is left out.
 */
export function insertSampleShifts(
  rows: readonly SampleShiftRow[],
  { zone, by, at }: { zone: string; by: string; at: string },
): SQL {
  return sql`
    with given as materialized (
      select g.id, t.id as team_id, g.kind, g.day, g."cellCodes" as cells, g.people,
        tstzrange((g.day + k.starts::time) at time zone ${zone}::text,
          (g.day + case when k.ends <= k.starts then 1 else 0 end + k.ends::time) at time zone ${zone}::text) as period
      from json_to_recordset(${JSON.stringify(rows)}::json) as g (id uuid, "teamCode" text, kind text, day date, "cellCodes" json, people json)
      join shift_kind k on k.key = g.kind join patrol_team t on t.code = g."teamCode" join import i on ${teamsOfSample}),
    placed as (
      insert into shift (id, team_id, kind, day, period, created_by, created_at)
      select id, team_id, kind, day, period, ${by}, ${at}::timestamptz from given g
      where not exists (select from shift s where s.team_id = g.team_id and s.period && g.period)
      returning id),
    numbered as materialized (
      select id, team_id, row_number() over (partition by team_id order by id) - 1 as number
      from team_member where team_id in (select team_id from given)),
    crews as (
      insert into shift_member (shift_id, member_id, period, absent_reason)
      select g.id, m.id, g.period, p."absentReason"
      from placed join given g on g.id = placed.id
      cross join lateral json_to_recordset(g.people) as p (number int, "absentReason" text)
      join numbered m on m.team_id = g.team_id and m.number = p.number
      where not exists (select from shift_member b where b.member_id = m.id and b.period && g.period and b.absent_reason is null))
    insert into shift_cell (shift_id, cell_code, assigned_by, assigned_at)
    select g.id, c.code, ${by}, ${at}::timestamptz
    from placed join given g on g.id = placed.id
    cross join lateral json_array_elements_text(g.cells) as e (code) join grid_cell c on c.code = e.code`
}

export interface SampleSendingRow {
  id: string
  hazardId: string
  state: string
  answerSeconds: number
  openedAt: string
  openedBy: string
  openedByName: string
  endedAt: string | null
}

/** Whom the sample's hazards were sent to: one row a hazard. */
export function insertSampleSendings(rows: readonly SampleSendingRow[]): SQL {
  return sql`
    insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, opened_at, opened_by, opened_by_name, ended_at)
    select s.id, s."hazardId", s.state, true, s."answerSeconds", 'fastest', s."openedAt", s."openedBy", s."openedByName", s."endedAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as s (id uuid, "hazardId" uuid, state text, "answerSeconds" int,
      "openedAt" timestamptz, "openedBy" text, "openedByName" text, "endedAt" timestamptz)`
}

export interface SampleOutingRow {
  teamId: string
  state: string
  lon: number
  lat: number
}

/** Teams that are out now: what they do, and where they are. */
export function placeSampleOutings(rows: readonly SampleOutingRow[], now: string): SQL {
  return sql`
    update patrol_team t set state = o.state, position = ST_SetSRID(ST_MakePoint(o.lon, o.lat), 4326), position_at = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as o ("teamId" uuid, state text, lon float8, lat float8)
    where t.id = o."teamId"`
}

export interface SampleOutingDueRow {
  id: string
  hazardId: string
  teamId: string
  /** Who of the history speaks for the team. */
  personId: string
  personName: string
  role: Role
}

/**
 * Dispatches of the sample's history whose next step is due: who has accepted leaves after a minute, arrives when the estimate is over and
 * leaves again after so many minutes. What a person of today has had a hand in is his.
 */
export function dueSampleOutings(now: string, minutesOnScene: number): SQL {
  return sql`
    select d.id, d.hazard_id as "hazardId", d.team_id as "teamId", e.person_id as "personId", e.person_name as "personName", e.role
    from dispatch d join case_event e on e.stream = d.id and e.version = d.version
    where d.state in ${activeStates} and e.person_id like 'demo-%' and case d.state
      when 'accepted' then d.accepted_at < ${now}::timestamptz - interval '1 minute'
      when 'departed' then d.departed_at + d.estimated_seconds * interval '1 second' < ${now}::timestamptz
      when 'arrived' then d.arrived_at < ${now}::timestamptz - ${minutesOnScene}::int * interval '1 minute'
      else false end
    order by d.id`
}
