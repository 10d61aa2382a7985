import { createRoute, z } from '@hono/zod-openapi'
import { dispatchRoute, id, whoIsFirst, whoIsFirstQuery } from '../contract/index.ts'
import { rankTeams } from '../services/dispatch/rank-teams.ts'
import { routeOfDispatch, routeOfTeam } from '../services/dispatch/route-of-team.ts'
import { answers, byId, createRouter } from './router.ts'

export const rankingRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/who-is-first',
      request: { params: byId, query: whoIsFirstQuery },
      responses: answers(200, whoIsFirst, 'Teams by how soon they are at a hazard over streets, and what else counts'),
    }),
    async (c) => {
      const { id: hazardId } = c.req.valid('param')
      return c.json(await rankTeams({ ctx: c.var.ctx, input: { hazardId, ...c.req.valid('query') } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/who-is-first/{teamId}/route',
      request: { params: byId.extend({ teamId: id }), query: whoIsFirstQuery.pick({ mode: true }) },
      responses: answers(200, dispatchRoute.nullable(), 'The way of one team to a hazard, as the ranking counts it'),
    }),
    async (c) => {
      const { id: hazardId, teamId } = c.req.valid('param')
      const { mode } = c.req.valid('query')
      return c.json(await routeOfTeam({ ctx: c.var.ctx, input: { hazardId, teamId, mode } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/dispatches/{id}/route',
      request: { params: z.object({ id }) },
      responses: answers(200, dispatchRoute.nullable(), 'The way of the team that was sent, from where it is now'),
    }),
    async (c) => c.json(await routeOfDispatch({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
