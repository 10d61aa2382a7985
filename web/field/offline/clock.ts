/**
 * When something happened, for a phone whose clock may be wrong and may be set right between writing and sending. The server is told
 * an age in seconds; it subtracts that from its own clock. Three witnesses: the phone's clock, the page's monotonic counter (which
 * nobody can set, but which stands still while the phone sleeps and ends with the page), and the server's clock as last heard.
 */
export interface Stamp {
  /** The phone's clock, milliseconds. */
  phoneAt: number
  /** Server minus phone as known then, milliseconds; null = the server had not been heard. */
  offsetMs: number | null
  /** Names the page that wrote it; its counter compares with no other's. */
  page: string
  /** The page's monotonic counter, milliseconds. */
  counterMs: number
}

/** The three witnesses now. */
export interface Clock {
  now(): number
  counter(): number
  page: string
}

const browserClock: Clock = {
  now: () => Date.now(),
  counter: () => performance.now(),
  page: String(typeof performance === 'undefined' ? 0 : performance.timeOrigin + Math.random()),
}

/** A Date header tells whole seconds: the middle of its second is off by at most half of one. */
const HALF_SECOND_MS = 500
/** Below this, offset and counter say the same. */
const TOLERATED_MS = 5000

/** What one page or worker knows of the server's time. */
export function createPhoneClock(clock: Clock = browserClock) {
  let heard: { offsetMs: number; phoneAt: number; counterMs: number } | null = null

  /** Server minus phone now. A clock set back since shows in the counter, which never runs ahead of true time. */
  const offsetMs = (): number | null => {
    if (heard === null) return null
    const [byPhone, byCounter] = [clock.now() - heard.phoneAt, clock.counter() - heard.counterMs]
    return byPhone < byCounter - TOLERATED_MS ? heard.offsetMs + (byCounter - byPhone) : heard.offsetMs
  }

  return {
    /** Takes the server's time from an answer's Date header; the answer was asked for at `askedAtCounterMs`. */
    follow(dateHeader: string | null, askedAtCounterMs: number): number | null {
      const serverAt = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
      if (Number.isNaN(serverAt)) return null
      const [phoneAt, counterMs] = [clock.now(), clock.counter()]
      const onTheWayMs = Math.max(0, counterMs - askedAtCounterMs) / 2
      heard = { offsetMs: serverAt + HALF_SECOND_MS + onTheWayMs - phoneAt, phoneAt, counterMs }
      return heard.offsetMs
    },
    /** Starts from what an earlier page heard. */
    remember(earlierOffsetMs: number): void {
      heard ??= { offsetMs: earlierOffsetMs, phoneAt: clock.now(), counterMs: clock.counter() }
    },
    counter: () => clock.counter(),
    /** Milliseconds by the server's clock, by the phone's own where the server was never heard. */
    serverNow: () => clock.now() + (offsetMs() ?? 0),
    stamp: (): Stamp => ({
      ...{ phoneAt: clock.now(), offsetMs: offsetMs(), page: clock.page, counterMs: clock.counter() },
    }),
    /** Seconds since the stamp, to the millisecond. */
    ageSeconds: (stamp: Stamp): number => ageMs(stamp, { ...clock, offsetMs: offsetMs() }) / 1000,
  }
}
export type PhoneClock = ReturnType<typeof createPhoneClock>

/** The clock of this page or worker. */
export const phoneClock: PhoneClock = createPhoneClock()

/**
 * By the phone's clock, mended by how much that clock was set in between (the offset to the server changed by as much); never less
 * than the page's counter has counted, never less than nothing. A mended age below nothing means that the clock was set after the
 * server was last heard but before the writing: then the phone's own difference is right.
 */
function ageMs(stamp: Stamp, { now, counter, page, offsetMs }: Clock & { offsetMs: number | null }): number {
  const byPhone = now() - stamp.phoneAt
  const setMs = offsetMs === null || stamp.offsetMs === null ? 0 : offsetMs - stamp.offsetMs
  const counted = page === stamp.page ? counter() - stamp.counterMs : null
  // Clock and counter agree: nobody has set the clock since, whatever was last heard of the server before the writing.
  if (counted !== null && Math.abs(byPhone - counted) <= TOLERATED_MS) return Math.round(Math.max(byPhone, counted, 0))
  const mended = Math.abs(setMs) <= TOLERATED_MS ? byPhone : byPhone + setMs
  return Math.round(Math.max(mended < -TOLERATED_MS ? byPhone : mended, counted ?? 0, 0))
}
