import { type SQL, sql } from 'drizzle-orm'

export interface AttemptRow {
  personId: string
  /** Wrong passwords in a row, this attempt counted as one. */
  attempt: number
}

/**
 * Counts an attempt to sign in before the password is looked at: no row for an unknown or locked person. The attempt that reaches
 * `limit` locks until `lockedUntil`; a success unlocks. One statement on one row, so parallel attempts pass one after the other.
 */
export function countAttempt(username: string, options: { now: Date; lockedUntil: Date; limit: number }): SQL {
  const { now, lockedUntil, limit } = options
  const attempt = sql`case when locked_until is null then failed_sign_ins else 0 end + 1`
  return sql`update person set failed_sign_ins = ${attempt},
      locked_until = case when ${attempt} >= ${limit}::int then ${lockedUntil}::timestamptz end
    where username = ${username} and (locked_until is null or locked_until <= ${now}::timestamptz)
    returning id as "personId", failed_sign_ins as attempt`
}

/** Until when a person is locked after wrong passwords. */
export function lockOf(username: string, now: Date): SQL {
  return sql`select id as "personId", name, role, locked_until as "lockedUntil" from person
    where username = ${username} and locked_until > ${now}::timestamptz`
}

export interface LockRow {
  personId: string
  name: string
  role: string
  lockedUntil: string
}

/** A right password ends the count and the lock. */
export function clearAttempts(personId: string, now: Date): SQL {
  return sql`update person set failed_sign_ins = 0, locked_until = null, last_signed_in_at = ${now}::timestamptz
    where id = ${personId}`
}
