import { type SQL, sql } from 'drizzle-orm'
import { personColumns } from './people-one.ts'

export interface PeopleFilter {
  /** Characters that the people's scopes begin with: those of an administrator's own area; empty = all. */
  prefix: string
  /** Part of a name, user name or unit; null = any. */
  text: string | null
  role: string | null
}

/** People whose area lies in an area, by user name after a place in the list. */
export function listPeople(filter: PeopleFilter, page: { after: string | null; limit: number; now: Date }): SQL {
  const { after, limit, now } = page
  return sql`select ${personColumns(now)} from person p
    where ${matching(filter)} and (${after}::text is null or p.username > ${after}::text)
    order by p.username limit ${limit}`
}

export function countPeople(filter: PeopleFilter): SQL {
  return sql`select count(*)::int as total from person p where ${matching(filter)}`
}

function matching({ prefix, text, role }: PeopleFilter): SQL {
  const part = text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`p.scope_prefix ~>=~ ${prefix} and p.scope_prefix ~<~ ${`${prefix}~`}
    and (${part}::text is null or p.name ilike ${part}::text or p.username ilike ${part}::text or p.unit ilike ${part}::text)
    and (${role}::text is null or p.role = ${role}::text)`
}
