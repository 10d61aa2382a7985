import { NOBODY, type Context as Who } from '@wangge/db'
import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import { KIOSK_ROUTES, type Kiosks } from './kiosk.ts'
import { routeOf, ruleOf } from './route-rules.ts'

/**
 * Who a request is served as, where its route's rule lets him in. Throws signInNeeded for nobody, forbidden for a role the route does
 * not answer, and for a screen that asks for more than the wall. What is public, and what is no route at all, is served as nobody.
 */
export async function admit(
  c: Context,
  contextOf: (request: Request) => Promise<Who> | Who,
  kiosks: Kiosks,
): Promise<Who> {
  const rule = ruleOf(c)
  if (rule === null || rule === 'public') return NOBODY
  const { who, isScreen } = await askerOf(c.req.raw, contextOf, kiosks)
  if (isScreen ? KIOSK_ROUTES.has(routeOf(c) ?? '') : rule.includes(who.role)) return who
  const role = isScreen ? 'wall' : who.role
  throw new ServiceError('forbidden', `This is for ${rule.join(', ')}, not ${role}`, { roles: [...rule], role })
}

/** Who a request that is still open would be served as now; null where it would be refused. */
export async function admittedNow(
  c: Context,
  contextOf: (request: Request) => Promise<Who> | Who,
  kiosks: Kiosks,
): Promise<Who | null> {
  // Who asks is remembered for the request itself.
  const { url, headers } = c.req.raw
  try {
    return await admit(c, () => contextOf(new Request(url, { headers })), kiosks)
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}

/** A person by his session; where nobody is signed in, the screen that holds a kiosk link. */
async function askerOf(
  request: Request,
  contextOf: (request: Request) => Promise<Who> | Who,
  kiosks: Kiosks,
): Promise<{ who: Who; isScreen: boolean }> {
  try {
    return { who: await contextOf(request), isScreen: false }
  } catch (error) {
    const kiosk = error instanceof ServiceError && error.code === 'signInNeeded' ? await kiosks.of(request) : null
    if (kiosk === null) throw error
    return { who: kiosk.who, isScreen: true }
  }
}
