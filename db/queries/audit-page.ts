import { type SQL, sql } from 'drizzle-orm'

export interface AuditRow {
  id: string
  personId: string
  personName: string
  role: string
  action: string
  subjectType: string
  subjectId: string
  reason: string
  details: Record<string, unknown>
  at: string
}

/** Null = whatever. */
export interface AuditFilter {
  action: string | null
  personId: string | null
  subjectId: string | null
}

const passes = ({ action, personId, subjectId }: AuditFilter): SQL => sql`
  (${action}::text is null or action = ${action}::text)
  and (${personId}::text is null or person_id = ${personId}::text)
  and (${subjectId}::text is null or subject_id = ${subjectId}::text)`

/** What people did, the latest first. */
export function auditPage(filter: AuditFilter, after: { at: string; id: string } | null, limit: number): SQL {
  const keyset = after ? sql`and (at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select id, person_id as "personId", person_name as "personName", role, action, subject_type as "subjectType",
      subject_id as "subjectId", reason, details, at
    from audit_event where ${passes(filter)} ${keyset}
    order by at desc, id desc limit ${limit}::int`
}

/** How many there are. */
export function auditCount(filter: AuditFilter): SQL {
  return sql`select count(*) as total from audit_event where ${passes(filter)}`
}
