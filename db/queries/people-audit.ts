import { type SQL, sql } from 'drizzle-orm'

export interface AuditEvent {
  id: string
  personId: string
  personName: string
  role: string
  /** A stable word: `personAdded`, `signedIn`, `personalDataRevealed` … */
  action: string
  subjectType: string
  subjectId: string
  reason: string
  details: Record<string, unknown>
  at: Date
}

/** Writes down what a person did. app_user may do so as himself only. */
export function insertAudit(event: AuditEvent): SQL {
  return sql`insert into audit_event (id, person_id, person_name, role, action, subject_type, subject_id, reason, details, at)
    values (${event.id}, ${event.personId}, ${event.personName}, ${event.role}, ${event.action}, ${event.subjectType},
      ${event.subjectId}, ${event.reason}, ${JSON.stringify(event.details)}::jsonb, ${event.at})`
}
