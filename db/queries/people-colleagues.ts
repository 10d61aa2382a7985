import { type SQL, sql } from 'drizzle-orm'
import type { Level, Role } from '../vocabulary.ts'

export interface ColleagueRow {
  id: string
  name: string
  unit: string
  role: Role
  scopeLevel: Level | null
  scopeCode: string | null
}

/** People that work on a code: their area covers it, or lies in it. Row-level security leaves those that the asker may see. */
export function colleagues(prefix: string, role: string | null): SQL {
  return sql`select id, name, unit, role, scope_level as "scopeLevel", scope_code as "scopeCode" from person
    where disabled_at is null and (starts_with(${prefix}, scope_prefix) or scope_prefix ~>=~ ${prefix} and scope_prefix ~<~ ${`${prefix}~`})
      and (${role}::text is null or role = ${role}::text)
    order by length(scope_prefix) desc, name, id limit 500`
}
