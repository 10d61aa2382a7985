import { type SQL, sql } from 'drizzle-orm'
import { DEMO_CODE_PREFIX } from '../vocabulary.ts'
import { isOnDuty } from './on-duty.ts'

/** Rows that an import of the sample district brought, and that still lie under its code prefix: never a real row. */
const ofSample = (file: string) => sql`
  t.import_id = i.id and i.state = 'published' and i.file_names = array[${file}::text]
  and t.scope_code ~>=~ ${DEMO_CODE_PREFIX} and t.scope_code ~<~ ${`${DEMO_CODE_PREFIX}~`}`

/** Times of the positions of the sample's teams move on by what has passed since they were published or last moved. */
export function shiftSampleTeams(now: string): SQL {
  return sql`
    update patrol_team t set position_at = position_at + (${now}::timestamptz - i.published_at)
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
  /** A home of the team's own area; null for a team that stays where it is this time. */
  goalLon: number | null
  goalLat: number | null
}

/**
 * The sample's teams on duty that were heard of since a moment. One in `turns` of those that are free or on their way gets a goal,
 * another part at each `turn`; the goal stays the same as long as `heading` does.
 */
export function sampleTeamsOnDuty(
  { now, heardSince }: { now: string; heardSince: string },
  { turn, turns, heading }: { turn: number; turns: number; heading: string },
): SQL {
  return sql`
    select t.id, ST_X(t.position) as lon, ST_Y(t.position) as lat, goal.lon as "goalLon", goal.lat as "goalLat"
    from import i, patrol_team t
    left join grid_cell c on c.code = t.cell_code
    left join lateral (
      select ST_X(r.location) as lon, ST_Y(r.location) as lat
      from residence r
      where t.state in ('free', 'enroute') and abs(hashtext(t.code)) % ${turns}::int = ${turn}::int
        and r.scope_code ~>=~ left(t.cell_code, case c.level when 'township' then 9 else 12 end)
        and r.scope_code ~<~ (left(t.cell_code, case c.level when 'township' then 9 else 12 end) || '~')
      order by md5(r.code || ${heading}::text) limit 1) goal on true
    where ${ofSample('demo:teams')} and ${isOnDuty(now)} and t.position_at > ${heardSince}::timestamptz
    order by t.code`
}

/** New places of the sample's teams. */
export function placeSampleTeams(rows: readonly { id: string; lon: number; lat: number; at: string }[]): SQL {
  return sql`
    update patrol_team t set position = ST_SetSRID(ST_MakePoint(x.lon, x.lat), 4326), position_at = x.at
    from import i, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, lon float8, lat float8, at timestamptz)
    where t.id = x.id and ${ofSample('demo:teams')}`
}
