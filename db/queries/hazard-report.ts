import { type SQL, sql } from 'drizzle-orm'
import { appendEvents, type CaseEventRow } from './case-events.ts'

/**
 * What stands beside a hazard just inserted: its events, its reporter where one was named, and the id that answers a repeat of the
 * request. One statement after the row's own, whose policy must see the row.
 */
export function recordReport(
  id: string,
  parts: {
    events: readonly CaseEventRow[]
    reporter: { name: string; phone: string } | null
    answer: { personId: string; key: string; requestHash: string; now: string } | null
  },
): SQL {
  const { events, reporter, answer } = parts
  return sql`
    with kept as (
      insert into idempotency_key (person_id, key, request_hash, status, response, created_at)
      select k."personId", k.key, k."requestHash", 201, jsonb_build_object('id', ${id}::uuid), k.now
      from jsonb_to_recordset(${listOf(answer)}::jsonb) as k ("personId" text, key text, "requestHash" text, now timestamptz)),
    named as (
      insert into personal_data (stream, case_kind, name, phone)
      select ${id}::uuid, 'hazard', r.name, r.phone from jsonb_to_recordset(${listOf(reporter)}::jsonb) as r (name text, phone text))
    ${appendEvents(id, 'hazard', events)}`
}

const listOf = (one: object | null): string => JSON.stringify(one ? [one] : [])
