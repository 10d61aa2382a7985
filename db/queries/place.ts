import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'
import { addressKey } from './duplicate-hazards.ts'
import { PAGE_REPEATS, type RepeatRow } from './hazard-case.ts'
import type { StoredAnswerRow } from './idempotency.ts'

export interface PlaceRow {
  /** Of what administrators set. */
  configVersion: number
  /** Null outside every cell. */
  code: string | null
  cellName: string | null
  townshipCode: string | null
  townshipName: string | null
}

/** PlaceRow of `found.code`, the deepest cell at a place: its columns, and the joins that they need. */
const placeColumns = sql`
  (select version from ledger_config) as "configVersion", found.code, c.name as "cellName", t.code as "townshipCode", t.name as "townshipName"`
const placeJoins = sql`
  left join grid_cell c on c.code = found.code
  left join grid_cell t on t.code = left(found.code, 9) || '000' and t.level = 'township'`

/** PlaceRow of a place, whoever asks: for app_system. */
export function placeAt({ lon, lat }: { lon: number; lat: number }, today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  return sql`select ${placeColumns} from (select (${deepestCellAt(place, today)}) as code offset 0) found ${placeJoins}`
}

export interface IntakeRow extends PlaceRow {
  at: number
  /** What a request of the person's key was answered; null where it is new. */
  stored: StoredAnswerRow | null
  /** As earlierAtAddress has them. */
  repeats: RepeatRow[]
}

/** What one report asks; `at` numbers it among those asked together. */
export interface IntakeAsked {
  at: number
  lon: number
  lat: number
  address: string
  /** ISO instant. */
  reportedAt: string
  /** Within which repeats are told: [from, to). */
  scopeFrom: string
  scopeTo: string
  personId: string
  idempotencyKey: string | null
}

/** All that reports need to know before they are written, for many in one statement; whoever asks: for app_system. */
export function intakesAt(asked: readonly IntakeAsked[], today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(a.lon, a.lat), 4326)`
  const stored = sql`(
    select json_build_object('requestHash', request_hash, 'status', status, 'response', response)
    from idempotency_key where person_id = a."personId" and key = a."idempotencyKey")`
  // By the address first, whatever the area: `offset 0` keeps a plan from going through the area's own index.
  const repeats = sql`(
    select coalesce(json_agg(earlier), '[]') from (
      select r.id, r.serial, r.kind, r.state, count(*) over () as total,
        to_char(r.reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reportedAt"
      from (
        select h.id, h.serial, h.kind, h.state, h.reported_at, h.scope_code from hazard h
        where h.address_key = ${addressKey(sql`a.address`)} and h.address_key <> ''
          and h.scope_code ~>=~ left(found.code, 12) and h.scope_code ~<~ (left(found.code, 12) || '~')
          and left(h.scope_code, 12) = left(found.code, 12)
        offset 0) r
      where r.reported_at <= a."reportedAt" and r.scope_code ~>=~ a."scopeFrom" and r.scope_code ~<~ a."scopeTo"
      order by r.reported_at desc, r.id desc limit ${PAGE_REPEATS}::int) earlier)`
  return sql`
    select a.at, ${placeColumns}, ${stored} as stored, ${repeats} as repeats
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (at int, lon float8, lat float8, address text, "reportedAt" timestamptz,
        "scopeFrom" text, "scopeTo" text, "personId" text, "idempotencyKey" text)
      cross join lateral (select (${deepestCellAt(place, today)}) as code offset 0) found
      ${placeJoins}`
}

/** A cell by its code, whoever asks: for app_system. */
export function cellNamed(code: string): SQL {
  return sql`select code, level, name from grid_cell where code = ${code}`
}

/** Every township by code, whoever asks: for app_system. */
export function townshipNames(): SQL {
  return sql`select code, name from grid_cell where level = 'township' order by code`
}
