import { type Database, QueryError, WHOLE_SYSTEM } from '@wangge/db'
import { type BusyRow, memberBusyDuring, teamBusyAt } from '@wangge/db/queries/roster-changes'
import { ServiceError } from '../../errors.ts'
import type { Period } from './shift-time.ts'

/** What a change wants: a team on a shift, and people. */
export interface Booking extends Period {
  /** Shifts that do not stand in the way: itself, and the one that somebody leaves for it. */
  except: readonly string[]
  teamId: string
  memberIds: readonly string[]
}

/**
 * Does the work of a change. Whether a team or a person is on two shifts at once only the database can say, so what it refuses becomes
 * `teamBusy` or `memberBusy`, with the name and the times of the other shift.
 */
export async function refusingDoubles<T>(
  database: Database,
  bookings: () => readonly Booking[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refused = error instanceof QueryError && (await asRefusal(database, bookings(), error))
    throw refused || error
  }
}

/** Looks as nobody in particular: the other shift may be one that the asker does not see. */
async function asRefusal(
  database: Database,
  bookings: readonly Booking[],
  error: QueryError,
): Promise<ServiceError | null> {
  const { constraint } = error.problem
  const code = constraint === 'shift_team_once' ? 'teamBusy' : constraint === 'shift_member_once' ? 'memberBusy' : null
  if (code === null) return null
  for (const { except, teamId, memberIds, from, to } of bookings) {
    const query =
      code === 'teamBusy' ? teamBusyAt(teamId, { from, to, except }) : memberBusyDuring(memberIds, { from, to, except })
    const [busy] = await database.rows<BusyRow>(WHOLE_SYSTEM, query)
    if (busy) return busyError(code, busy, error)
  }
  // The other shift has gone meanwhile.
  const [first] = bookings
  return first ? busyError(code, { name: '', from: first.from, to: first.to }, error) : null
}

export function busyError(
  code: 'teamBusy' | 'memberBusy',
  { name, from, to }: BusyRow,
  cause?: QueryError,
): ServiceError {
  const params = code === 'teamBusy' ? { teamName: name, from, to } : { name, from, to }
  return new ServiceError(code, `${name} is on a shift from ${from} to ${to}`, params, { cause })
}
