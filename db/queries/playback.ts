import { type SQL, sql } from 'drizzle-orm'
import type { DispatchState, TeamKind } from '../vocabulary.ts'
import { hazardsWithin } from './hazard-filter.ts'
import { startsWith } from './parts.ts'

/** [from, to), and the characters that codes in the area begin with, '' = everything. */
export interface PlaybackSpan {
  from: string
  to: string
  prefix: string
}

/** Instants in seconds since 1970. */
export interface PlaybackHazardRow {
  id: string
  lon: number
  lat: number
  isMajor: boolean
  reported: number
  closed: number | null
  /** A line a clock: name, started, stopped, due, soon, as the ledger wrote them; '' = none. */
  clocks: string | null
  /** Its clocks were changed while they ran: only the stream says how they stood when. */
  isChanged: boolean
}

/** Hazards that were open at some moment of a window, at most so many. */
export function playbackHazards({ from, to, prefix }: PlaybackSpan, most: number): SQL {
  const those = (which: SQL) => sql`
    select h.id, ST_X(h.location) as lon, ST_Y(h.location) as lat, h.grade = 'major' as "isMajor",
      extract(epoch from h.reported_at)::float8 as reported, extract(epoch from h.closed_out_at)::float8 as closed,
      (select string_agg(concat_ws(',', c->>'clock', coalesce(c->>'startedAt', ''), coalesce(c->>'stoppedAt', ''),
        coalesce(c->>'dueAt', ''), coalesce(c->>'soonAt', '')), ';') from jsonb_array_elements(h.clocks) c) as clocks,
      exists (select from case_event e where e.stream = h.id and e.case_kind = 'hazard'
        and (e.event in ('paused', 'resumed', 'extensionApproved', 'corrected', 'clocksRecomputed', 'reopened')
          or e.event = 'imported' and e.version > 1)) as "isChanged"
    from hazard h where ${hazardsWithin(prefix)} and h.reported_at < ${to}::timestamptz and ${which}`
  return sql`
    select * from (${those(sql`h.state <> 'closedOut'`)}
      union all
      ${those(sql`h.state = 'closedOut' and h.closed_out_at >= ${from}::timestamptz`)}) found
    limit ${most}::int`
}

/** Streams of hazards, each in its order. */
export function playbackEvents(ids: readonly string[]): SQL {
  return sql`
    select stream, version, event, payload, happened_at as "happenedAt", received_at as "receivedAt", person_id as "personId",
      person_name as "personName", role
    from case_event where stream = any(${sql.param([...ids])}::uuid[]) order by stream, version`
}

export interface PlaybackTeamRow {
  id: string
  code: string
  name: string
  kind: TeamKind
  /** Positions in order of time; milliseconds since 1970. */
  at: number[]
  lon: number[]
  lat: number[]
  accuracyMetres: (number | null)[]
  joined: boolean[]
}

/** How far before a window a team's last position is still looked for. */
const LOOK_BACK = '1 day'

/**
 * Teams of an area that were somewhere in a window, with the position before it, and the one after it where nothing is missing between:
 * a thinned track may have none for hours in which its team stood still.
 */
export function playbackTeams({ from, to, prefix }: PlaybackSpan): SQL {
  const begins = sql`coalesce((select max(b.at) from team_track b
    where b.team_id = t.id and b.at < ${from}::timestamptz and b.at > ${from}::timestamptz - ${LOOK_BACK}::interval), ${from}::timestamptz)`
  const ends = sql`(select a.at from team_track a where a.team_id = t.id and a.at >= ${to}::timestamptz and a.joined
    and a.at = (select min(n.at) from team_track n where n.team_id = t.id and n.at >= ${to}::timestamptz))`
  return sql`
    select t.id, t.code, t.name, t.kind, json_agg((extract(epoch from k.at) * 1000)::bigint order by k.at) as at,
      json_agg(ST_X(k.location) order by k.at) as lon, json_agg(ST_Y(k.location) order by k.at) as lat,
      json_agg(k.accuracy_metres order by k.at) as "accuracyMetres", json_agg(k.joined order by k.at) as joined
    from (select t.*, ${begins} as begins, ${ends} as ends from patrol_team t where ${startsWith(sql`t.scope_code`, prefix)} offset 0) t
    join team_track k on k.team_id = t.id and k.at >= t.begins and (k.at < ${to}::timestamptz or k.at = t.ends)
    group by t.id, t.code, t.name, t.kind order by t.code`
}

/** Instants in seconds since 1970. */
export interface PlaybackDispatchRow {
  hazardId: string
  teamId: string
  state: DispatchState
  offered: number
  accepted: number | null
  departed: number | null
  arrived: number | null
  ended: number | null
}

/** No team is out for longer. */
const LONGEST = '2 days'

/** Who was sent where, as far as it reaches into a window. */
export function playbackDispatches({ from, to, prefix }: PlaybackSpan): SQL {
  const seconds = (column: SQL) => sql`extract(epoch from ${column})::float8`
  const ended = sql`coalesce(d.cleared_at, d.declined_at, d.timed_out_at, d.recalled_at)`
  return sql`
    select d.hazard_id as "hazardId", d.team_id as "teamId", d.state, ${seconds(sql`d.offered_at`)} as offered,
      ${seconds(sql`d.accepted_at`)} as accepted, ${seconds(sql`d.departed_at`)} as departed, ${seconds(sql`d.arrived_at`)} as arrived,
      ${seconds(ended)} as ended
    from dispatch d
    where d.offered_at < ${to}::timestamptz and d.offered_at > ${from}::timestamptz - ${LONGEST}::interval
      and (${ended} is null or ${ended} > ${from}::timestamptz) and ${startsWith(sql`d.scope_code`, prefix)}
    order by d.offered_at, d.id`
}
