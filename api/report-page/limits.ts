import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from '../errors.ts'

/** What one address may do. Each process counts for itself, in memory: no address is kept. */
export interface ReportLimits {
  /** Counts a deed; throws `tooManyRequests`. */
  take(what: Limited, address: string): Promise<void>
  /** Throws `tooManyRequests` where the next one would be too many. */
  look(what: Limited, address: string): Promise<void>
}

/** A whole estate may be behind one address; without script nothing else slows a sender down. */
const LIMITS = {
  /** Anything sent, also what is refused. */
  sent: { points: 60, duration: 600 },
  reportWithProof: { points: 20, duration: 3600 },
  reportWithoutProof: { points: 5, duration: 3600 },
  challenge: { points: 120, duration: 600 },
  /** The name under a pin is asked each time it comes to rest. */
  place: { points: 240, duration: 600 },
  map: { points: 120, duration: 600 },
  /** A look around takes some forty; a browser keeps them. */
  tile: { points: 4000, duration: 600 },
  photo: { points: 60, duration: 3600 },
  follow: { points: 240, duration: 600 },
  /** Links that lead nowhere: guessing at 2^128 of them is hopeless, and noticed. */
  wrongLink: { points: 20, duration: 600 },
} as const
export type Limited = keyof typeof LIMITS

export function reportLimits(): ReportLimits {
  const limiters = new Map(Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory(limit)]))
  const of = (what: Limited): RateLimiterMemory => {
    const limiter = limiters.get(what)
    if (limiter) return limiter
    throw new Error(`There is no limit ${what}`)
  }
  return {
    take: async (what, address) => {
      try {
        await of(what).consume(senderKey(address))
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        throw tooMany(what, refused)
      }
    },
    look: async (what, address) => {
      const known = await of(what).get(senderKey(address))
      if (known && known.remainingPoints <= 0) throw tooMany(what, known)
    },
  }
}

function tooMany(what: Limited, { msBeforeNext }: RateLimiterRes): ServiceError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return new ServiceError('tooManyRequests', `${what}: at most ${LIMITS[what].points}`, { retryAfterSeconds, what })
}

/** A subscriber has a whole /64 of IPv6 addresses. */
export function senderKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  return [...front, ...middle, ...back]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}
