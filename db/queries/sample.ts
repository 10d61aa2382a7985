import { type SQL, sql } from 'drizzle-orm'
import { DEMO_CODE_PREFIX, type TravelMode } from '../vocabulary.ts'
import { isOnDuty } from './on-duty.ts'

/** Rows that an import of the sample district brought, and that still lie under its code prefix: never a real row. */
const ofSample = (file: string) => sql`
  t.import_id = i.id and i.state = 'published' and i.file_names = array[${file}::text]
  and t.scope_code ~>=~ ${DEMO_CODE_PREFIX} and t.scope_code ~<~ ${`${DEMO_CODE_PREFIX}~`}`

/** Of team `t` and import `i`: that it is one of the sample's. */
export const teamsOfSample: SQL = ofSample('demo:teams')

/** Times of the positions of the sample's teams move on by what has passed since they were published or last moved, at most to now. */
export function shiftSampleTeams(now: string): SQL {
  return sql`
    update patrol_team t set position_at = least(position_at + (${now}::timestamptz - i.published_at), ${now}::timestamptz)
    from import i where ${ofSample('demo:teams')}`
}

/** From now on the sample's teams count as published at this moment: to be run after the shift. */
export function markSampleShifted(now: string): SQL {
  return sql`
    update import set published_at = ${now}::timestamptz
    where state = 'published' and file_names = array['demo:teams']`
}

export interface SampleTeamRow {
  id: string
  lon: number
  lat: number
  /** The hazard it is sent to, or a home of the team's own area; null for a team that stays where it is this time. */
  goalLon: number | null
  goalLat: number | null
  /** How it goes to a hazard; null for one that strolls. */
  mode: TravelMode | null
}

/**
 * The sample's teams on duty that report: those heard of since a moment, and those whose shift has begun since they were last heard of
 * or that have been silent for three hours, which set out from their base. Who is on the way to a hazard goes there; one in `turns` of the free ones gets a goal, another part at
 * each `turn`, the same as long as `heading` does.
 */
export function sampleTeamsOnDuty(
  { now, heardSince }: { now: string; heardSince: string },
  { turn, turns, heading }: { turn: number; turns: number; heading: string },
): SQL {
  return sql`
    with out as (
      select t.id, t.code, t.cell_code, t.state,
        case when t.position_at > ${heardSince}::timestamptz or t.base is null then t.position else t.base end as place
      from import i, patrol_team t
      where ${teamsOfSample} and ${isOnDuty(now)} and (t.position_at > ${heardSince}::timestamptz
        or t.base is not null and t.position_at < ${now}::timestamptz - interval '3 hours' or exists (
        select from shift s where s.team_id = t.id and s.period @> ${now}::timestamptz and lower(s.period) > t.position_at)))
    select t.id, ST_X(t.place) as lon, ST_Y(t.place) as lat, d.mode,
      case when d.id is null then goal.lon else ST_X(d.location) end as "goalLon",
      case when d.id is null then goal.lat else ST_Y(d.location) end as "goalLat"
    from out t
    left join dispatch d on d.team_id = t.id and d.state = 'departed'
    left join grid_cell c on c.code = t.cell_code
    left join lateral (
      select ST_X(r.location) as lon, ST_Y(r.location) as lat
      from residence r
      where t.state = 'free' and abs(hashtext(t.code)) % ${turns}::int = ${turn}::int
        and r.scope_code ~>=~ left(t.cell_code, case c.level when 'township' then 9 else 12 end)
        and r.scope_code ~<~ (left(t.cell_code, case c.level when 'township' then 9 else 12 end) || '~')
      order by md5(r.code || ${heading}::text) limit 1) goal on true
    where t.place is not null
    order by t.code`
}

/** New places of the sample's teams. */
export function placeSampleTeams(rows: readonly { id: string; lon: number; lat: number; at: string }[]): SQL {
  return sql`
    with placed as (
      update patrol_team t set position = ST_SetSRID(ST_MakePoint(x.lon, x.lat), 4326), position_at = x.at
      from import i, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, lon float8, lat float8, at timestamptz)
      where t.id = x.id and ${ofSample('demo:teams')}
      returning t.id, t.position, t.position_at)
    insert into team_track (team_id, at, location, accuracy_metres) select id, position_at, position, 8 from placed
    on conflict (team_id, at) do nothing`
}
