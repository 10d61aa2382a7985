import type { HttpBindings } from '@hono/node-server'
import { createRoute, z } from '@hono/zod-openapi'
import { liveQuery, problem } from '../contract/index.ts'
import { openEvents } from '../live/open-events.ts'
import { createRouter } from './router.ts'

/** Never ends, so that nobody may wait for its end to sum it up. */
export const EVENTS = '/api/v1/events'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies that gather answers would keep events back.
  'x-accel-buffering': 'no',
}

export const eventRoutes = createRouter().openapi(
  createRoute({
    method: 'get',
    path: '/events',
    request: {
      query: liveQuery,
      headers: z.object({ 'last-event-id': z.coerce.number().int().nonnegative().optional() }),
    },
    responses: {
      200: {
        description:
          'Server-sent events: hello, then one frame for each liveEvent, beat every ten seconds, reset where it cannot resume',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      default: {
        description: 'What is wrong, by a stable code',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }),
  async (c) => {
    const { ctx, whoNow } = c.var
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, HEADERS)
    const { kinds = null, area, lastEventId } = c.req.valid('query')
    const lastNumber = c.req.valid('header')['last-event-id'] ?? lastEventId ?? null
    const { who } = ctx
    const mayHear = async () => {
      const now = await whoNow()
      return now !== null && now.role === who.role && JSON.stringify(now.scope) === JSON.stringify(who.scope)
    }
    // Absent where the app is asked without a server.
    const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>
    const cut = outgoing && (() => void outgoing.destroy())
    const body = await openEvents({ ctx, input: { kinds, area, lastNumber, mayHear, cut } })
    return c.body(body, 200, HEADERS)
  },
)
