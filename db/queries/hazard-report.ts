import { type SQL, sql } from 'drizzle-orm'
import type { CaseEventRow } from './case-events.ts'

/** What stands beside a hazard just inserted. */
export interface ReportRecord {
  id: string
  events: readonly CaseEventRow[]
  /** Null where none was named. */
  reporter: { name: string; phone: string } | null
  /** Under which a repeat of the request finds the hazard; null where it came without a key. */
  answer: { personId: string; key: string; requestHash: string; now: string } | null
}

/** The events, reporters and repeatable answers of hazards. A statement after that of their rows, which the policies must see. */
export function recordReports(records: readonly ReportRecord[]): SQL {
  const answers = records.flatMap(({ id, answer }) => (answer ? [{ id, ...answer }] : []))
  const reporters = records.flatMap(({ id, reporter }) => (reporter ? [{ id, ...reporter }] : []))
  const events = records.flatMap((record) => record.events.map((event) => ({ id: record.id, ...event })))
  return sql`
    with kept as (
      insert into idempotency_key (person_id, key, request_hash, status, response, created_at)
      select k."personId", k.key, k."requestHash", 201, jsonb_build_object('id', k.id), k.now
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as k
        (id uuid, "personId" text, key text, "requestHash" text, now timestamptz)),
    named as (
      insert into personal_data (stream, case_kind, name, phone)
      select r.id, 'hazard', r.name, r.phone
      from jsonb_to_recordset(${JSON.stringify(reporters)}::jsonb) as r (id uuid, name text, phone text))
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select e.id, e.version, 'hazard', e.event, e.payload, e."happenedAt", e."receivedAt", e."personId", e."personName", e.role
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (id uuid, version int, event text, payload jsonb,
      "happenedAt" timestamptz, "receivedAt" timestamptz, "personId" text, "personName" text, role text)`
}
