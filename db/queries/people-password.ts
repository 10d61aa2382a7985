import { type SQL, sql } from 'drizzle-orm'

/** The password hash of a person; null in a row, or no row, where none is set. */
export function passwordOf(personId: string): SQL {
  return sql`select a.password, p.username from person p
    left join account a on a.person_id = p.id and a.provider_id = 'credential' where p.id = ${personId}`
}

export interface PasswordRow {
  password: string | null
  username: string
}

/** Sets or replaces it. */
export function setPassword(row: { id: string; personId: string; password: string; now: Date }): SQL {
  const { id, personId, password, now } = row
  return sql`insert into account (id, account_id, provider_id, person_id, password, created_at, updated_at)
    values (${id}, ${personId}, 'credential', ${personId}, ${password}, ${now}, ${now})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`
}
