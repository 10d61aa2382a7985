import { createRoute } from '@hono/zod-openapi'
import { pageOf, pageQuery, team } from '../contract/index.ts'
import { listTeams } from '../services/teams/list-teams.ts'
import { answers, createRouter, wantsTotal } from './router.ts'

export const teamRoutes = createRouter().openapi(
  createRoute({
    method: 'get',
    path: '/teams',
    request: { query: pageQuery },
    responses: answers(200, pageOf(team), 'Patrol teams by code'),
  }),
  async (c) => {
    const query = c.req.valid('query')
    return c.json(await listTeams({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
  },
)
