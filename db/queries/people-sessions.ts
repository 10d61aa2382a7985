import { type SQL, sql } from 'drizzle-orm'

export interface SessionRow {
  id: string
  createdAt: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
}

/** A person's sessions that have not ended, newest first. */
export function sessionsOf(personId: string, now: Date): SQL {
  return sql`select id, created_at as "createdAt", expires_at as "expiresAt", ip_address as "ipAddress", user_agent as "userAgent"
    from session where person_id = ${personId} and expires_at > ${now}::timestamptz order by created_at desc, id desc`
}

/** Ends one session of a person; touches no row when it is not his, or has ended. */
export function endSession(personId: string, id: string): SQL {
  return sql`delete from session where person_id = ${personId} and id = ${id}`
}

/** Ends all of a person's sessions but one. */
export function endSessions(personId: string, exceptId: string | null = null): SQL {
  return sql`delete from session where person_id = ${personId} and id is distinct from ${exceptId}`
}
