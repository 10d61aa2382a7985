import { type SQL, sql } from 'drizzle-orm'

/** Positions in order of time, a list a column. */
export interface TrackRow {
  /** Of the shift or the team that was asked for. */
  id: string
  /** Milliseconds since 1970. */
  at: number[]
  lon: number[]
  lat: number[]
  accuracyMetres: (number | null)[]
  joined: boolean[]
}

const columns = sql`json_agg((extract(epoch from k.at) * 1000)::bigint order by k.at) as at, json_agg(ST_X(k.location) order by k.at) as lon,
  json_agg(ST_Y(k.location) order by k.at) as lat, json_agg(k.accuracy_metres order by k.at) as "accuracyMetres",
  json_agg(k.joined order by k.at) as joined`

/** Tracks of the teams of shifts while these last; no row for a shift without positions. */
export function tracksOfShifts(shiftIds: readonly string[]): SQL {
  return sql`
    select s.id, ${columns}
    from shift s join team_track k on k.team_id = s.team_id and k.at >= lower(s.period) and k.at <= upper(s.period)
    where s.id = any(${sql.param([...shiftIds])}::uuid[]) group by s.id`
}

/** The track of one team from one moment to another, both included. */
export function trackOfTeam(teamId: string, { from, to }: { from: string; to: string }): SQL {
  return sql`
    select k.team_id as id, ${columns} from team_track k
    where k.team_id = ${teamId}::uuid and k.at between ${from}::timestamptz and ${to}::timestamptz group by k.team_id`
}

export interface ToThinRow {
  teamId: string
  /** Null = from its first position on. */
  since: string | null
  until: string
}

/** Teams with positions that may be thinned: those from before a moment, and before the first shift that is not settled yet. */
export function tracksToThin(before: string, most: number): SQL {
  return sql`
    select t.id as "teamId", d.until as since, u.until
    from patrol_team t left join track_thinned d on d.team_id = t.id
    cross join lateral (
      select least(${before}::timestamptz, (select min(lower(s.period)) from shift s
        where s.team_id = t.id and s.day >= coalesce(d.until, '1970-01-01') - interval '3 days' and lower(s.period) < ${before}::timestamptz
          and not exists (select from shift_proof p where p.shift_id = s.id))) as until) u
    where (d.until is null or d.until < u.until)
      and exists (select from team_track k where k.team_id = t.id and k.at > coalesce(d.until, '-infinity') and k.at <= u.until)
    order by t.id limit ${most}`
}

export interface PlaceRow {
  lon: number
  lat: number
}

/** Every place that a thinned track may be asked about: key places, and what its shifts had to visit. */
export function placesOfTeam(teamId: string, { since, until }: { since: string | null; until: string }): SQL {
  return sql`
    select distinct ST_X(p.location) as lon, ST_Y(p.location) as lat from key_place p
    union
    select ST_X(v.location), ST_Y(v.location) from shift_visit v join shift s on s.id = v.shift_id
    where s.team_id = ${teamId}::uuid and s.period && tstzrange(${since}::timestamptz, ${until}::timestamptz, '[]')`
}

/** Moments at which shifts of a team begin or end, milliseconds since 1970. */
export function shiftEnds(teamId: string, { since, until }: { since: string | null; until: string }): SQL {
  return sql`
    select (extract(epoch from e.at) * 1000)::bigint as at
    from shift s cross join lateral (values (lower(s.period)), (upper(s.period))) as e (at)
    where s.team_id = ${teamId}::uuid and s.period && tstzrange(${since}::timestamptz, ${until}::timestamptz, '[]')`
}

/** Takes positions out of a track, and marks those before which nothing is missing. Instants in milliseconds since 1970. */
export function keepThinned(teamId: string, gone: readonly number[], joined: readonly number[]): SQL[] {
  const among = (moments: readonly number[]) =>
    sql`k.team_id = ${teamId}::uuid and k.at in (select to_timestamp(value::float8 / 1000)::timestamptz(3)
      from json_array_elements_text(${JSON.stringify(moments)}::json))`
  return [
    sql`delete from team_track k where ${among(gone)}`,
    sql`update team_track k set joined = true where ${among(joined)} and not k.joined`,
  ]
}

export function markThinned(teamId: string, until: string): SQL {
  return sql`
    insert into track_thinned (team_id, until) values (${teamId}::uuid, ${until}::timestamptz)
    on conflict (team_id) do update set until = greatest(track_thinned.until, excluded.until)`
}

/** Positions from before a moment, by the index of each team's track. */
export function forgetTracks(before: string): SQL {
  return sql`delete from team_track k using patrol_team t where k.team_id = t.id and k.at < ${before}::timestamptz`
}
