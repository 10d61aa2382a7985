import { type SQL, sql } from 'drizzle-orm'

/** One position as it came, with what its sender may write. */
export interface ReportedPosition {
  /** Numbers it among those written together. */
  at: number
  teamId: string
  /** ISO instant. */
  positionAt: string
  lon: number
  lat: number
  accuracyMetres: number | null
  /** Teams of [from, to) are the sender's; null where he writes for a team he is a member of, and no other. */
  scopeFrom: string | null
  scopeTo: string | null
  personId: string
}

export interface KeptPositionRow {
  at: number
  /** Of a team that the sender may write for. */
  isKnown: boolean
  /** Not later than the position that the team had. */
  isOlder: boolean
}

/**
 * Writes positions that came together: each team's latest into its row, all that are newer than what was known into its track. Teams
 * are locked by id, so that two processes that write the same ones wait for each other in one order. Whoever asks: for app_system.
 */
export function keepPositions(positions: readonly ReportedPosition[]): SQL {
  return sql`
    with sent as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(positions)}::jsonb) as s (at int, "teamId" uuid, "positionAt" timestamptz(3),
        lon float8, lat float8, "accuracyMetres" real, "scopeFrom" text, "scopeTo" text, "personId" text)),
    team as materialized (
      select id, scope_code, position_at from patrol_team where id in (select "teamId" from sent) order by id for no key update),
    judged as materialized (
      select s.*, t.id is not null and case when s."scopeFrom" is null
          then exists (select from team_member m where m.team_id = t.id and m.person_id = s."personId")
          else t.scope_code ~>=~ s."scopeFrom" and t.scope_code ~<~ s."scopeTo" end as "isKnown",
        coalesce(s."positionAt" <= t.position_at, false) as "isOlder"
      from sent s left join team t on t.id = s."teamId"),
    newer as materialized (
      select distinct on ("teamId", "positionAt") * from judged where "isKnown" and not "isOlder"
      order by "teamId", "positionAt" desc, at),
    moved as (
      update patrol_team t set position = ST_SetSRID(ST_MakePoint(n.lon, n.lat), 4326), position_at = n."positionAt",
        position_accuracy_metres = n."accuracyMetres"
      from (select distinct on ("teamId") * from newer order by "teamId", "positionAt" desc) n where t.id = n."teamId"),
    tracked as (
      insert into team_track (team_id, at, location, accuracy_metres)
      select "teamId", "positionAt", ST_SetSRID(ST_MakePoint(lon, lat), 4326), "accuracyMetres" from newer
      on conflict (team_id, at) do nothing)
    select at, "isKnown", "isOlder" from judged`
}
