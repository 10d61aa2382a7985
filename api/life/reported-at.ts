import { ServiceError } from '../errors.ts'
import { notInTheFuture } from './times.ts'

const DAY_MS = 24 * 3_600_000
/** An older report is history for an import, not news for the clocks. */
const OLDEST_REPORT_DAYS = 30

/** When a case came up, as ISO: now where nothing is said. Throws inTheFuture, tooLongAgo. */
export function reportedAtOf(field: string, given: string | undefined, now: string): string {
  const at = notInTheFuture(field, given, now)
  if (Date.parse(now) - Date.parse(at) <= OLDEST_REPORT_DAYS * DAY_MS) return at
  throw new ServiceError('tooLongAgo', `A report of ${at} is over ${OLDEST_REPORT_DAYS} days old`, {
    ...{ field, at, days: OLDEST_REPORT_DAYS },
  })
}
