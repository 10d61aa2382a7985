import { type SQL, sql } from 'drizzle-orm'
import type { TeamKind, VisitReason, VisitVerdict } from '../vocabulary.ts'
import type { ProofRuleRow } from './proof-rule.ts'

const anyOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`

export interface ProofShiftRow {
  id: string
  teamId: string
  teamCode: string
  teamName: string
  teamKind: TeamKind
  hasVehicle: boolean
  kind: string
  day: string
  from: string
  to: string
  cellCodes: string[]
  /** Null while it is judged anew each time. */
  settledAt: string | null
  rule: ProofRuleRow | null
  positions: number | null
  lastPositionAt: string | null
}

/** Shifts by team, with what is known of their proof. */
export function proofShifts(ids: readonly string[]): SQL {
  return sql`
    select s.id, t.id as "teamId", t.code as "teamCode", t.name as "teamName", t.kind as "teamKind", t.has_vehicle as "hasVehicle", s.kind,
      s.day::text as day, lower(s.period) as from, upper(s.period) as to,
      array(select c.cell_code from shift_cell c where c.shift_id = s.id order by 1) as "cellCodes",
      p.settled_at as "settledAt", p.rule, p.positions, p.last_position_at as "lastPositionAt"
    from shift s join patrol_team t on t.id = s.team_id left join shift_proof p on p.shift_id = s.id
    where s.id = ${anyOf(ids)} order by t.scope_code, t.code, lower(s.period)`
}

export interface StoredVisitRow {
  shiftId: string
  subject: 'hazard' | 'place'
  id: string
  name: string
  detail: string
  address: string
  lon: number
  lat: number
  cellCode: string | null
  why: VisitReason
  verdict: Exclude<VisitVerdict, 'pending'>
  fromAt: string | null
  toAt: string | null
  insideSeconds: number | null
  nearestMetres: number | null
  nearestAt: string | null
}

/** What settled shifts were found to have visited. */
export function storedVisits(shiftIds: readonly string[]): SQL {
  return sql`
    select shift_id as "shiftId", subject, subject_id as id, name, detail, address, ST_X(location) as lon, ST_Y(location) as lat,
      cell_code as "cellCode", why, verdict, from_at as "fromAt", to_at as "toAt", inside_seconds as "insideSeconds",
      nearest_metres as "nearestMetres", nearest_at as "nearestAt"
    from shift_visit where shift_id = ${anyOf(shiftIds)}`
}

/** Ids of shifts that ended before a moment and are not settled, the earliest first; at most so many. */
export function unsettledShifts(endedBefore: string, most: number): SQL {
  return sql`
    select s.id from shift s
    where upper(s.period) <= ${endedBefore}::timestamptz and not exists (select from shift_proof p where p.shift_id = s.id)
    order by s.day, s.id limit ${most}`
}

export interface SettledShift {
  shiftId: string
  positions: number
  lastPositionAt: string | null
}

/** Shifts that are judged for good; one that another process settled meanwhile stays as it is, and is not answered. */
export function settleShifts(shifts: readonly SettledShift[], rule: ProofRuleRow, at: string): SQL {
  return sql`
    insert into shift_proof (shift_id, settled_at, rule, positions, last_position_at)
    select g."shiftId", ${at}::timestamptz, ${JSON.stringify(rule)}::jsonb, g.positions, g."lastPositionAt"
    from json_to_recordset(${JSON.stringify(shifts)}::json) as g ("shiftId" uuid, positions int, "lastPositionAt" timestamptz)
    on conflict (shift_id) do nothing returning shift_id as id`
}

export function insertVisits(visits: readonly StoredVisitRow[]): SQL {
  return sql`
    insert into shift_visit (shift_id, subject, subject_id, name, detail, address, location, cell_code, why, verdict, from_at, to_at,
      inside_seconds, nearest_metres, nearest_at)
    select v."shiftId", v.subject, v.id, v.name, v.detail, v.address, ST_SetSRID(ST_MakePoint(v.lon, v.lat), 4326), v."cellCode", v.why,
      v.verdict, v."fromAt", v."toAt", v."insideSeconds", v."nearestMetres", v."nearestAt"
    from json_to_recordset(${JSON.stringify(visits)}::json) as v ("shiftId" uuid, subject text, id uuid, name text, detail text,
      address text, lon float8, lat float8, "cellCode" text, why text, verdict text, "fromAt" timestamptz, "toAt" timestamptz,
      "insideSeconds" real, "nearestMetres" real, "nearestAt" timestamptz)`
}
