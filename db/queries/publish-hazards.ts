import { type SQL, sql } from 'drizzle-orm'

/** Staged hazards `r` beside the stored hazard `h` of the same serial. */
const pairs = (importId: string) => sql`
  import_row r join hazard h on r.import_id = ${importId}::uuid and h.serial = r.payload->>'serial'`

/** What the stream of `h` says the last file said; null where no file brought it. */
const saidBefore = sql`(
  select e.payload - 'cellCode' from case_event e where e.stream = h.id and e.event = 'imported' order by e.version desc limit 1)`

/** Whether people have done something to the hazard `h` since a file brought it, or merged another one into it. */
export const isActedOn = sql`(
  exists (select from case_event e
    where e.stream = h.id and e.event not in ('imported', 'clocksRecomputed') and e.role <> 'system')
  or h.id in (select merged_into from hazard where merged_into is not null))`

export interface TakenHazardRow {
  number: number
  value: string
  /** `reported`: it began here and not in a file; `acted`: people have acted on it since. */
  other: 'reported' | 'acted'
}

/** Staged hazards that would overwrite what people reported or did. */
export function stagedTakenHazards(importId: string): SQL {
  return sql`
    select r.row_number as number, h.serial as value, case when ${saidBefore} is null then 'reported' else 'acted' end as other
    from ${pairs(importId)}
    where ${saidBefore} is distinct from r.payload->'event' and (${saidBefore} is null or ${isActedOn})
    order by r.row_number`
}

/** Staged hazards that say what the last file said add nothing. */
export function dropUnchangedHazards(importId: string): SQL {
  return sql`
    delete from import_row where import_id = ${importId}::uuid and row_number in (
      select r.row_number from ${pairs(importId)} where ${saidBefore} = r.payload->'event')`
}

export interface ImportedBy {
  personId: string
  personName: string
  role: string
  /** ISO instant. */
  at: string
}

/** An event for each staged hazard: the first of its stream, or the next one where a file says it anew. To be run before the rows. */
export function publishImportedEvents(importId: string, by: ImportedBy): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select coalesce(h.id, (r.payload->>'id')::uuid), coalesce(h.version, 0) + 1, 'hazard', 'imported',
      r.payload->'event' || jsonb_strip_nulls(jsonb_build_object('cellCode', r.payload->>'foundCell')),
      case when h.id is null then (r.payload->'state'->>'reportedAt')::timestamptz else ${by.at}::timestamptz end,
      ${by.at}::timestamptz, ${by.personId}, ${by.personName}, ${by.role}
    from import_row r left join hazard h on h.serial = r.payload->>'serial'
    where r.import_id = ${importId}::uuid`
}

/** Columns that an imported event says, and where the projected state has them. */
const COLUMNS = {
  kind: 'text',
  grade: 'text',
  state: 'text',
  source: 'text',
  source_reference: 'text',
  description: 'text',
  address: 'text',
  responsible_unit: 'text',
  reported_at: 'timestamptz',
  acknowledged_at: 'timestamptz',
  answered_at: 'timestamptz',
  verified_at: 'timestamptz',
  verdict: 'text',
  rectification_class: 'text',
  rectifying_at: 'timestamptz',
  rectified_at: 'timestamptz',
  reinspected_at: 'timestamptz',
  replied_at: 'timestamptz',
  paused_at: 'timestamptz',
  closed_out_at: 'timestamptz',
  due_clock: 'text',
  due_at: 'timestamptz',
  soon_at: 'timestamptz',
} as const
const names = Object.keys(COLUMNS)
const list = (parts: string[]) => sql.raw(parts.join(', '))

/** New and replaced rows out of the staged ones; an existing row keeps its id. */
export function publishHazards(importId: string, at: string): SQL {
  const values = Object.entries(COLUMNS).map(([name, type]) => `(s->>'${camelCase(name)}')::${type}`)
  return sql`
    insert into hazard (id, serial, version, received_at, clocks, location, cell_code, reported_code, import_id, ${list(names)})
    select (payload->>'id')::uuid, payload->>'serial', 1, ${at}::timestamptz, s->'clocks',
      ST_SetSRID(ST_MakePoint((payload->>'lon')::float8, (payload->>'lat')::float8), 4326),
      payload->>'foundCell', payload->>'foundCell', import_id, ${list(values)}
    from import_row, lateral (select payload->'state' as s) state where import_id = ${importId}::uuid
    on conflict (serial) do update set version = hazard.version + 1, received_at = excluded.received_at, clocks = excluded.clocks,
      location = excluded.location, cell_code = excluded.cell_code, reported_code = excluded.reported_code,
      import_id = excluded.import_id, moved_event = null, moved_at = null, moved_by = null,
      ${list(names.map((name) => `${name} = excluded.${name}`))}`
}

/** The next number of each day that people are given lies behind those that the file brought. */
export function raiseSerials(importId: string): SQL {
  return sql`
    insert into serial_counter (series, day, last)
    select 'hazard', left(payload->>'serial', 8)::date, max(substr(payload->>'serial', 10)::int)
    from import_row where import_id = ${importId}::uuid group by 1, 2
    on conflict (series, day) do update set last = greatest(serial_counter.last, excluded.last)`
}

export interface HazardsInUseRow {
  hazards: number
  /** The first five. */
  serials: string[]
}

/** Hazards of the import on which people have acted since. */
export function importedHazardsInUse(importId: string): SQL {
  return sql`
    select count(*) as hazards, coalesce(array_to_json((array_agg(h.serial order by h.serial))[1:5]), '[]') as serials
    from hazard h where h.import_id = ${importId}::uuid and ${isActedOn}`
}

const replaced = (importId: string) => sql`
  select row_key from import_replaced where import_id = ${importId}::uuid and table_name = 'hazard'`

/** Undo: streams that began with the import. To be run before their rows go. */
export function removeImportedStreams(importId: string): SQL {
  return sql`
    delete from case_event e using hazard h
    where e.stream = h.id and h.import_id = ${importId}::uuid and h.serial not in (${replaced(importId)})`
}

/**
 * Undo: a hazard that the import said anew is said as before, by one more event. Of the cell it lay in the code stays if the cell is
 * still there.
 */
export function restoreImportedEvents(importId: string, by: ImportedBy): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select h.id, h.version + 1, 'hazard', 'imported',
      (select e.payload - 'cellCode' from case_event e
        where e.stream = h.id and e.event = 'imported' order by e.version desc offset 1 limit 1)
        || jsonb_strip_nulls(jsonb_build_object('cellCode', ${cellBefore})),
      ${by.at}::timestamptz, ${by.at}::timestamptz, ${by.personId}, ${by.personName}, ${by.role}
    from import_replaced r join hazard h on h.serial = r.row_key
    where r.import_id = ${importId}::uuid and r.table_name = 'hazard'`
}

const cellBefore = sql`(select c.code from grid_cell c where c.code = r.before->>'cell_code')`

/** Undo: their rows are as that event says. To be run after it. */
export function restoreReplacedHazards(importId: string, at: string): SQL {
  return sql`
    update hazard h set version = h.version + 1, received_at = ${at}::timestamptz, clocks = b.clocks, location = b.location,
      cell_code = ${cellBefore}, reported_code = ${cellBefore}, import_id = b.import_id, moved_event = null, moved_at = null,
      moved_by = null, ${list(names.map((name) => `${name} = b.${name}`))}
    from import_replaced r, jsonb_populate_record(null::hazard, r.before) b
    where r.import_id = ${importId}::uuid and r.table_name = 'hazard' and h.serial = r.row_key`
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
