import { type SQL, sql } from 'drizzle-orm'
import type { KeyPlaceKind } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface KeyPlaceRow {
  id: string
  code: string
  name: string
  kind: KeyPlaceKind
  address: string
  lon: number
  lat: number
  cellCode: string | null
  mustVisit: boolean
  /** Null = in shifts of every kind. */
  shiftKind: string | null
  since: string
  givenUpAt: string | null
  changedBy: string
  changedAt: string
}

const columns = sql`p.id, p.code, p.name, p.kind, p.address, ST_X(p.location) as lon, ST_Y(p.location) as lat, p.cell_code as "cellCode",
  p.must_visit as "mustVisit", p.shift_kind as "shiftKind", p.since, p.given_up_at as "givenUpAt", p.changed_by as "changedBy",
  p.changed_at as "changedAt"`

/** Places of an area, '' = everything, in use first. */
export function keyPlaces(prefix: string): SQL {
  return sql`
    select ${columns} from key_place p where ${startsWith(sql`p.scope_code`, prefix)}
    order by p.given_up_at is not null, p.scope_code, p.name, p.id`
}

export function keyPlace(id: string): SQL {
  return sql`select ${columns} from key_place p where p.id = ${id}::uuid`
}

export interface KeyPlaceFields {
  id: string
  code: string
  name: string
  kind: KeyPlaceKind
  address: string
  lon: number
  lat: number
  cellCode: string | null
  mustVisit: boolean
  shiftKind: string | null
}

/** New places; a code that is there already stays as it is. */
export function insertKeyPlaces(
  places: readonly KeyPlaceFields[],
  { by, at, since }: { by: string; at: string; since: string },
): SQL {
  return sql`
    insert into key_place (id, code, name, kind, address, location, cell_code, must_visit, shift_kind, since, changed_by, changed_at)
    select p.id, p.code, p.name, p.kind, p.address, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326), p."cellCode", p."mustVisit",
      p."shiftKind", ${since}::timestamptz, ${by}, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(places)}::json) as p (id uuid, code text, name text, kind text, address text, lon float8,
      lat float8, "cellCode" text, "mustVisit" boolean, "shiftKind" text)
    on conflict (code) do nothing`
}

export type KeyPlaceChange = Pick<KeyPlaceFields, 'name' | 'kind' | 'address' | 'mustVisit' | 'shiftKind'> & {
  isGivenUp: boolean
}

export function changeKeyPlace(id: string, change: KeyPlaceChange, { by, at }: { by: string; at: string }): SQL {
  return sql`
    update key_place set name = ${change.name}, kind = ${change.kind}, address = ${change.address}, must_visit = ${change.mustVisit}::boolean,
      shift_kind = ${change.shiftKind}::text,
      given_up_at = case when ${change.isGivenUp}::boolean then coalesce(given_up_at, ${at}::timestamptz) end,
      changed_by = ${by}, changed_at = ${at}::timestamptz
    where id = ${id}::uuid`
}

/** Whether the sample's places are there. */
export function hasKeyPlaces(): SQL {
  return sql`select exists (select from key_place) as found`
}

/** An officer's word on one hazard. */
export function markHazard(
  hazardId: string,
  { must, reason, by, at }: { must: boolean; reason: string; by: string; at: string },
): SQL {
  return sql`
    insert into hazard_must_visit (hazard_id, must, reason, marked_by, marked_at)
    values (${hazardId}::uuid, ${must}::boolean, ${reason}, ${by}, ${at}::timestamptz)
    on conflict (hazard_id) do update set must = excluded.must, reason = excluded.reason, marked_by = excluded.marked_by,
      marked_at = excluded.marked_at`
}

/** Leaves a hazard to the rule again. */
export function unmarkHazard(hazardId: string): SQL {
  return sql`delete from hazard_must_visit where hazard_id = ${hazardId}::uuid`
}

export interface HazardMarkRow {
  must: boolean | null
  reason: string | null
  markedBy: string | null
  markedAt: string | null
  byRule: boolean
}

/** What holds for a hazard: the mark, and what the rule says without it. No row for one out of sight. */
export function hazardMark(hazardId: string, now: string): SQL {
  return sql`
    select m.must, m.reason, m.marked_by as "markedBy", m.marked_at as "markedAt",
      h.state <> 'closedOut' and h.verdict is distinct from 'false' and h.verdict is distinct from 'duplicate'
        and (r.every_major and h.grade = 'major' or r.every_overdue and coalesce(h.due_at < ${now}::timestamptz, false)) as "byRule"
    from hazard h cross join proof_rule r left join hazard_must_visit m on m.hazard_id = h.id where h.id = ${hazardId}::uuid`
}
