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

/** Columns and joins of PlaceRow: the deepest cell at a place, and its township. */
function placed({ lon, lat }: { lon: number; lat: number }, today: string, more: SQL): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  return sql`
    select (select version from ledger_config) as "configVersion", found.code, c.name as "cellName", t.code as "townshipCode",
      t.name as "townshipName"${more}
    from (select (${deepestCellAt(place, today)}) as code offset 0) found
    left join grid_cell c on c.code = found.code
    left join grid_cell t on t.code = left(found.code, 9) || '000' and t.level = 'township'`
}

/** PlaceRow of a place, whoever asks: for app_system. */
export function placeAt(place: { lon: number; lat: number }, today: string): SQL {
  return placed(place, today, sql``)
}

export interface IntakeRow extends PlaceRow {
  /** What a request of the person's key was answered; null where it is new. */
  stored: StoredAnswerRow | null
  /** As earlierAtAddress has them. */
  repeats: RepeatRow[]
}

interface IntakeAsked {
  lon: number
  lat: number
  today: string
  address: string
  /** ISO instant. */
  reportedAt: string
  /** Within which repeats are told. */
  scope: { from: string; to: string }
  personId: string
  idempotencyKey: string | null
}

/** All that a report needs to know before it is written, in one statement; whoever asks: for app_system. */
export function intakeAt({ address, reportedAt, scope, personId, idempotencyKey, ...asked }: IntakeAsked): SQL {
  const stored = sql`(
    select json_build_object('requestHash', request_hash, 'status', status, 'response', response)
    from idempotency_key where person_id = ${personId} and key = ${idempotencyKey}::text)`
  const repeats = sql`(
    select coalesce(json_agg(earlier), '[]') from (
      select r.id, r.serial, r.kind, r.state, count(*) over () as total,
        to_char(r.reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reportedAt"
      from hazard r
      where r.address_key = ${addressKey(address)} and r.address_key <> '' and left(r.scope_code, 12) = left(found.code, 12)
        and r.reported_at <= ${reportedAt}::timestamptz
        and r.scope_code ~>=~ ${scope.from} and r.scope_code ~<~ ${scope.to}
      order by r.reported_at desc, r.id desc limit ${PAGE_REPEATS}::int) earlier)`
  return placed(asked, asked.today, sql`, ${stored} as stored, ${repeats} as repeats`)
}

/** A cell by its code, whoever asks: for app_system. */
export function cellNamed(code: string): SQL {
  return sql`select code, level, name from grid_cell where code = ${code}`
}
