import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import type { Env } from '../routes/router.ts'

/** A phone that sends late what somebody wrote on it says whose it is. */
const PERSON_HEADER = 'wangge-person'

/**
 * Refuses a request that was written by another person than the one who is signed in by now, with 409 `otherPerson`: two people share
 * a phone, and neither speaks as the other.
 */
export function mustBeMeant(c: Context<Env>): void {
  const meant = c.req.header(PERSON_HEADER)
  if (meant === undefined || meant === c.var.ctx.who.personId) return
  throw new ServiceError('otherPerson', 'Somebody else wrote this than is signed in now')
}
