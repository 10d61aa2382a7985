import { NOBODY } from '@wangge/db'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from '../errors.ts'
import type { Env } from './router.ts'

/** A person at a desk makes a few changes a minute, a phone that was without network sends dozens at once. */
export const CHANGES_PER_MINUTE = 240
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses the changes of one person beyond so many a minute with 429 `tooManyRequests`; null = no limit. Each process counts for itself. */
export function changeLimit(perMinute: number | null) {
  const limiter = perMinute === null ? null : new RateLimiterMemory({ points: perMinute, duration: 60 })
  return createMiddleware<Env>(async (c, next) => {
    const { who } = c.var.ctx
    // Those who are not signed in are counted by address, at the sign-in.
    if (limiter && who !== NOBODY && !SAFE_METHODS.has(c.req.method)) await take(limiter, who.personId)
    await next()
  })
}

async function take(limiter: RateLimiterMemory, personId: string): Promise<void> {
  try {
    await limiter.consume(personId)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new ServiceError('tooManyRequests', `At most ${limiter.points} changes a minute`, { retryAfterSeconds })
  }
}
