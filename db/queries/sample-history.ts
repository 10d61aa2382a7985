import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind } from '../vocabulary.ts'

export interface SerialsOfDayRow {
  /** YYYY-MM-DD */
  day: string
  last: number
}

/** Takes numbers of a series on many days at once; yields the last one of each day. */
export function takeSerialsOfDays(series: string, days: readonly { day: string; count: number }[]): SQL {
  return sql`
    insert into serial_counter (series, day, last)
    select ${series}, d.day, d.count from json_to_recordset(${JSON.stringify(days)}::json) as d (day date, count int)
    on conflict (series, day) do update set last = serial_counter.last + excluded.last
    returning day::text, last`
}

export interface SampleEventRow {
  stream: string
  version: number
  event: string
  payload: object
  at: string
  personId: string
  personName: string
  role: string
}

/** Events of many streams, which came in when they happened. */
export function insertSampleEvents(caseKind: SampleStream, rows: readonly SampleEventRow[]): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select e.stream, e.version, ${caseKind}, e.event, e.payload, e.at, e.at, e."personId", e."personName", e.role
    from json_to_recordset(${JSON.stringify(rows)}::json) as e (stream uuid, version int, event text, payload jsonb, at timestamptz,
      "personId" text, "personName" text, role text)`
}

/** What has a stream and a row that it projects. */
export type SampleStream = CaseKind | 'dispatch'

const TABLES = {
  hazard: sql`hazard`,
  consultation: sql`consultation`,
  incident: sql`fire_incident`,
  dispatch: sql`dispatch`,
} satisfies Record<SampleStream, SQL>

/** Rows of one kind of case as their streams project them, all with the same columns: those of the state in the table's spelling. */
export function insertSampleCases(caseKind: SampleStream, rows: readonly ({ id: string } & object)[]): SQL {
  const table = TABLES[caseKind]
  const placed = caseKind !== 'consultation'
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'lon' && name !== 'lat')
  const columns = sql.raw(names.map(snake).join(', '))
  const values = sql.raw(names.map((name) => `r.${snake(name)}`).join(', '))
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])))
  const point = sql`, ST_SetSRID(ST_MakePoint((e->>'lon')::float8, (e->>'lat')::float8), 4326)`
  return sql`
    insert into ${table} (${columns}${placed ? sql`, location` : sql``})
    select ${values}${placed ? point : sql``}
    from json_array_elements(${JSON.stringify(named)}::json) e, json_populate_record(null::${table}, e) r`
}

/** Reporters' names and phones. */
export function insertSamplePersonalData(
  caseKind: CaseKind,
  rows: readonly { stream: string; name: string; phone: string }[],
): SQL {
  return sql`
    insert into personal_data (stream, case_kind, name, phone)
    select p.stream, ${caseKind}, p.name, p.phone
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (stream uuid, name text, phone text)`
}

export interface SampleTransferRow {
  hazardId: string
  version: number
  serial: string
  kind: string
  grade: string
  address: string
  fromCode: string
  toCode: string
  toName: string
  reason: string
  at: string
  by: string
}

/** What townships handed on. */
export function insertSampleTransfers(rows: readonly SampleTransferRow[]): SQL {
  return sql`
    insert into hazard_transfer (hazard_id, version, serial, kind, grade, address, from_code, to_code, to_name, reason, transferred_at,
      transferred_by)
    select t."hazardId", t.version, t.serial, t.kind, t.grade, t.address, t."fromCode", t."toCode", t."toName", t.reason, t.at, t.by
    from json_to_recordset(${JSON.stringify(rows)}::json) as t ("hazardId" uuid, version int, serial text, kind text, grade text, address text,
      "fromCode" text, "toCode" text, "toName" text, reason text, at timestamptz, by text)`
}

export interface SamplePhotoRow {
  id: string
  stream: string
  byteCount: number
  widthPixels: number
  heightPixels: number
  sha256: string
  personId: string
  personName: string
  at: string
}

/** Pictures of hazards as they look rectified. */
export function insertSamplePhotos(rows: readonly SamplePhotoRow[]): SQL {
  return sql`
    insert into photo (id, case_kind, stream, phase, content_type, byte_count, width_pixels, height_pixels, sha256, taken_at, uploaded_by,
      uploaded_by_name, uploaded_at, attached_at)
    select p.id, 'hazard', p.stream, 'after', 'image/jpeg', p."byteCount", p."widthPixels", p."heightPixels", p.sha256, p.at, p."personId",
      p."personName", p.at, p.at
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (id uuid, stream uuid, "byteCount" int, "widthPixels" int, "heightPixels" int,
      sha256 text, "personId" text, "personName" text, at timestamptz)`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
