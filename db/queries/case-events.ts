import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind } from '../vocabulary.ts'

export interface CaseEventRow {
  version: number
  event: string
  payload: Record<string, unknown>
  happenedAt: string
  receivedAt: string
  personId: string
  personName: string
  role: string
}

/** A stream in its order. */
export function eventsOf(stream: string): SQL {
  return sql`
    select version, event, payload, happened_at as "happenedAt", received_at as "receivedAt", person_id as "personId",
      person_name as "personName", role
    from case_event where stream = ${stream}::uuid order by version`
}

/** Adds to a stream; fails with 23505 where a number is taken. */
export function appendEvents(stream: string, caseKind: CaseKind | 'dispatch', events: readonly CaseEventRow[]): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select ${stream}::uuid, e.version, ${caseKind}, e.event, e.payload, e."happenedAt", e."receivedAt", e."personId", e."personName", e.role
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (version int, event text, payload jsonb, "happenedAt" timestamptz,
      "receivedAt" timestamptz, "personId" text, "personName" text, role text)`
}

/** Keeps what only a revealed case shows. */
export function insertPersonalData(
  stream: string,
  caseKind: CaseKind,
  { name, phone }: { name: string; phone: string },
): SQL {
  return sql`
    insert into personal_data (stream, case_kind, name, phone) values (${stream}::uuid, ${caseKind}, ${name}, ${phone})`
}
