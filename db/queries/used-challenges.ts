import { type SQL, sql } from 'drizzle-orm'

/** Hands a challenge in for a form; yields the form that has it: another one's name means that it was used before. For app_system. */
export function useChallenge(id: string, form: string, expiresAt: string): SQL {
  return sql`
    insert into used_challenge (id, form, expires_at) values (${id}, ${form}, ${expiresAt}::timestamptz)
    on conflict (id) do update set form = used_challenge.form
    returning form`
}

/** Forgets those that would be too old by now. For app_system. */
export function forgetChallenges(now: string): SQL {
  return sql`delete from used_challenge where expires_at < ${now}::timestamptz`
}
