import { type SQL, sql } from 'drizzle-orm'
import type { Level, Role } from '../vocabulary.ts'

export interface PersonRow {
  id: string
  username: string
  name: string
  unit: string
  role: Role
  scopeLevel: Level | null
  scopeCode: string | null
  scopeName: string | null
  disabledAt: string | null
  lockedUntil: string | null
  lastSignedInAt: string | null
  createdAt: string
  sessions: number
}

/** Columns of a PersonRow, from `person p`. */
export const personColumns = (
  now: Date,
): SQL => sql`p.id, p.username, p.name, p.unit, p.role, p.scope_level as "scopeLevel",
  p.scope_code as "scopeCode", (select c.name from grid_cell c where c.code = p.scope_code) as "scopeName",
  p.disabled_at as "disabledAt", case when p.locked_until > ${now}::timestamptz then p.locked_until end as "lockedUntil",
  p.last_signed_in_at as "lastSignedInAt", p.created_at as "createdAt",
  (select count(*)::int from session s where s.person_id = p.id and s.expires_at > ${now}::timestamptz) as sessions`

export function personById(id: string, now: Date): SQL {
  return sql`select ${personColumns(now)} from person p where p.id = ${id}`
}

/** The id behind a user name. */
export function personIdOf(username: string): SQL {
  return sql`select id from person where username = ${username}`
}
