import { type SQL, sql } from 'drizzle-orm'
import type { Level, Role } from '../vocabulary.ts'

export interface SessionPersonRow {
  token: string
  sessionId: string
  expiresAt: string
  personId: string
  username: string
  name: string
  unit: string
  role: Role
  scopeLevel: Level | null
  scopeCode: string | null
  disabledAt: string | null
}

/** Who holds session tokens: asked at every request, by one unique index and one primary key. */
export function sessionPeople(tokens: readonly string[]): SQL {
  return sql`select s.token, s.id as "sessionId", s.expires_at as "expiresAt", p.id as "personId", p.username, p.name, p.unit, p.role,
      p.scope_level as "scopeLevel", p.scope_code as "scopeCode", p.disabled_at as "disabledAt"
    from session s join person p on p.id = s.person_id where s.token = any(${sql.param(tokens)})`
}
