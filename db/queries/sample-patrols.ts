import { type SQL, sql } from 'drizzle-orm'

export interface UntrackedShiftRow {
  id: string
  teamId: string
  teamCode: string
  kind: 'day' | 'night'
  day: string
  from: string
  to: string
  hasVehicle: boolean
}

/** Shifts of the sample's roster that have begun since a day and whose teams have no track of them, the latest first. */
export function untrackedShifts({ since, now, by }: { since: string; now: string; by: string }): SQL {
  return sql`
    select s.id, s.team_id as "teamId", t.code as "teamCode", s.kind, s.day::text as day, lower(s.period) as from, upper(s.period) as to,
      t.has_vehicle as "hasVehicle"
    from shift s join patrol_team t on t.id = s.team_id
    where s.created_by = ${by} and s.day >= ${since}::date and lower(s.period) < ${now}::timestamptz and s.kind in ('day', 'night')
      and exists (select from shift_cell c where c.shift_id = s.id)
      and not exists (select from team_track k where k.team_id = s.team_id and k.at between lower(s.period) and upper(s.period)
        and k.at < ${now}::timestamptz - interval '10 minutes')
    order by s.day desc, s.kind desc, t.code`
}

export interface SampleTrackRow {
  shiftId: string
  teamId: string
  /** Milliseconds since 1970. */
  at: number[]
  lon: number[]
  lat: number[]
  accuracyMetres: number[]
  joined: boolean[]
}

/** Tracks of the sample's shifts; what was judged without them is judged anew. */
export function insertSampleTracks(rows: readonly SampleTrackRow[]): SQL {
  return sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g ("shiftId" uuid, "teamId" uuid, at json, lon json, lat json,
        "accuracyMetres" json, joined json)),
    unsettled as (delete from shift_proof p using given g where p.shift_id = g."shiftId")
    insert into team_track (team_id, at, location, accuracy_metres, joined)
    select g."teamId", to_timestamp(t.at::float8 / 1000)::timestamptz(3), ST_SetSRID(ST_MakePoint(t.lon::float8, t.lat::float8), 4326),
      t.accuracy::real, t.joined::boolean
    from given g, rows from (json_array_elements_text(g.at), json_array_elements_text(g.lon), json_array_elements_text(g.lat),
      json_array_elements_text(g."accuracyMetres"), json_array_elements_text(g.joined)) as t (at, lon, lat, accuracy, joined)
    on conflict (team_id, at) do nothing`
}
