import { createRoute, z } from '@hono/zod-openapi'
import { teamReach, teamReachQuery, teamReachWhatIf, teamShed, teamShedQuery } from '../contract/index.ts'
import { getTeamReach } from '../services/team-reach/get-team-reach.ts'
import { getTeamShed } from '../services/team-reach/get-team-shed.ts'
import { answers, createRouter, jsonBody } from './router.ts'

/** Whom teams reach in time. A request that its browser has given up stops. */
export const teamReachRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/team-reach',
      request: { query: teamReachQuery },
      responses: answers(200, teamReach, 'Whom each team reaches, and where none arrives'),
    }),
    async (c) => {
      const input = { ...c.req.valid('query'), bases: [] }
      return c.json(await getTeamReach({ ctx: c.var.ctx, signal: c.req.raw.signal, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/team-reach/what-if',
      request: { body: jsonBody(teamReachWhatIf) },
      responses: answers(200, teamReach, 'The same with bases moved, added or taken away; nothing is stored'),
    }),
    async (c) =>
      c.json(await getTeamReach({ ctx: c.var.ctx, signal: c.req.raw.signal, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/team-reach/{teamId}/shed',
      request: {
        params: z.object({ teamId: z.uuid() }),
        query: teamShedQuery,
      },
      responses: answers(200, teamShed, 'The ground that one team reaches, a GeoJSON feature'),
    }),
    async (c) => {
      const { lon, lat, ...asked } = c.req.valid('query')
      const tried: [number, number] | null = lon === undefined || lat === undefined ? null : [lon, lat]
      const input = { ...c.req.valid('param'), ...asked, tried }
      return c.json(await getTeamShed({ ctx: c.var.ctx, input }), 200)
    },
  )
