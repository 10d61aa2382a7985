import { ServiceError } from '../errors.ts'

/** The clocks of two machines may differ by this much. */
const CLOCK_SKEW_MS = 2 * 60_000

/** The instant as ISO with milliseconds, now where none is given or it is ahead by the skew alone; throws inTheFuture. */
export function notInTheFuture(field: string, at: string | undefined, now: string): string {
  if (at === undefined) return now
  const ahead = Date.parse(at) - Date.parse(now)
  if (ahead <= 0) return new Date(at).toISOString()
  if (ahead <= CLOCK_SKEW_MS) return now
  throw new ServiceError('inTheFuture', `${at} has not come yet: it is ${now}`, { field, at, now })
}

/** How something is told late: at an instant, or so long ago by a phone's own counting. */
interface Told {
  happenedAt?: string | undefined
  ageSeconds?: number | undefined
}

/** The instant so long ago, as ISO with milliseconds; undefined where no age is given. */
export function instantAgo(ageSeconds: number | undefined, now: string): string | undefined {
  return ageSeconds === undefined ? undefined : new Date(Date.parse(now) - ageSeconds * 1000).toISOString()
}

/**
 * When something happened: not before what it follows. Without a given instant it is now, or, where another machine's clock is ahead,
 * the instant of what it follows; so it is with an age, which is short by the time a message takes. Throws inTheFuture, beforePrevious.
 */
export function happenedSince(previousAt: string, { happenedAt: given, ageSeconds }: Told, now: string): string {
  if (given === undefined && ageSeconds !== undefined) {
    const told = instantAgo(ageSeconds, now) ?? now
    return told >= previousAt ? told : previousAt
  }
  const at = notInTheFuture('happenedAt', given, now)
  if (at >= previousAt) return at
  if (given === undefined) return previousAt
  throw new ServiceError('beforePrevious', `${at} is before what it follows, of ${previousAt}`, {
    ...{ field: 'happenedAt', at, previousAt },
  })
}
