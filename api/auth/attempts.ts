import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type AttemptRow, clearAttempts, countAttempt, type LockRow, lockOf } from '@wangge/db/queries/people-attempt'
import { insertAudit } from '@wangge/db/queries/people-audit'
import { type PersonRow, personById } from '@wangge/db/queries/people-one'
import type { SQL } from 'drizzle-orm'
import { newId } from '../services/ids.ts'

/** Wrong passwords in a row until a person is locked, and for how long. */
export const FAILURES_UNTIL_LOCK = 10
const LOCK_MINUTES = 15
/** After a week everybody signs in again; nothing lengthens a session. */
export const SESSION_SECONDS = 7 * 24 * 3600

/** The count of wrong passwords of each person, and what follows from it. */
export interface AttemptBook {
  /** Counts an attempt before its password is looked at; returns how many there were in a row, 0 for an unknown name. */
  begin(username: string): Promise<number | 'locked'>
  succeed(personId: string): Promise<void>
  /** Until when the name is locked; null = it is not. */
  lock(username: string): Promise<LockRow | null>
  writeLock(lock: LockRow): Promise<void>
  isDisabled(personId: string): Promise<boolean>
  /** The statement that ends a count. */
  cleared(personId: string, now: Date): SQL
}

export function createAttemptBook(database: Database, clock: () => Date): AttemptBook {
  const lock = async (username: string) =>
    (await database.rows<LockRow>(WHOLE_SYSTEM, lockOf(username, clock())))[0] ?? null
  return {
    lock,
    cleared: clearAttempts,
    begin: async (username) => {
      const now = clock()
      const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000)
      const count = countAttempt(username, { now, lockedUntil, limit: FAILURES_UNTIL_LOCK })
      const [counted] = await database.rows<AttemptRow>(WHOLE_SYSTEM, count)
      if (counted) return counted.attempt
      return (await lock(username)) ? 'locked' : 0
    },
    succeed: async (personId) => {
      const now = clock()
      await database.transaction(WHOLE_SYSTEM, async (tx) => {
        await tx.run(clearAttempts(personId, now))
        const person = await tx.one<PersonRow>(personById(personId, now))
        await tx.run(insertAudit({ ...entry(person, now), action: 'signedIn', details: {} }))
      })
    },
    writeLock: async ({ personId, name, role, lockedUntil }) => {
      const details = { failures: FAILURES_UNTIL_LOCK, until: lockedUntil }
      const event = { ...entry({ id: personId, name, role }, clock()), action: 'locked', details }
      await database.rows(WHOLE_SYSTEM, insertAudit(event))
    },
    isDisabled: async (personId) => {
      const [person] = await database.rows<PersonRow>(WHOLE_SYSTEM, personById(personId, clock()))
      return person === undefined || person.disabledAt !== null
    },
  }
}

const entry = ({ id, name, role }: { id: string; name: string; role: string }, at: Date) => ({
  ...{ id: newId(), personId: id, personName: name, role, at },
  ...{ subjectType: 'person', subjectId: id, reason: '' },
})
