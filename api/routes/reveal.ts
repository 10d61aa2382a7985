import { createRoute, type RouteHandler } from '@hono/zod-openapi'
import { revealed, revealRequest } from '../contract/index.ts'
import { reveal } from '../services/cases/reveal.ts'
import { answers, byId, createRouter, type Env, jsonBody } from './router.ts'

const PLURAL = { hazard: 'hazards', consultation: 'consultations', incident: 'incidents' } as const
type Kind = keyof typeof PLURAL

/** Whoever reported a case is named for a reason, which is kept. */
export const revealRoutes = createRouter()
for (const kind of Object.keys(PLURAL) as Kind[]) revealRoutes.openapi(routeOf(kind), handlerOf(kind))

function routeOf(kind: Kind) {
  return createRoute({
    method: 'post',
    path: `/${PLURAL[kind]}/{id}/reveal`,
    request: { params: byId, body: jsonBody(revealRequest) },
    responses: answers(200, revealed, `Name and phone of whoever reported the ${kind}`),
  })
}

function handlerOf(kind: Kind): RouteHandler<ReturnType<typeof routeOf>, Env> {
  return async (c) => {
    const input = { kind, id: c.req.valid('param').id, reason: c.req.valid('json').reason }
    return c.json(await reveal({ ctx: c.var.ctx, input }), 200)
  }
}
