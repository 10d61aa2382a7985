import { NOBODY, type Context as Who } from '@wangge/db'
import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import { ruleOf } from './route-rules.ts'

/**
 * Who a request is served as, where its route's rule lets him in. Throws signInNeeded for nobody, forbidden for a role the route does
 * not answer. What is public, and what is no route at all, is served as nobody.
 */
export async function admit(c: Context, contextOf: (request: Request) => Promise<Who> | Who): Promise<Who> {
  const rule = ruleOf(c)
  if (rule === null || rule === 'public') return NOBODY
  const who = await contextOf(c.req.raw)
  if (rule.includes(who.role)) return who
  throw new ServiceError('forbidden', `This is for ${rule.join(', ')}, not ${who.role}`, {
    roles: [...rule],
    role: who.role,
  })
}
