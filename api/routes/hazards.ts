import { createRoute } from '@hono/zod-openapi'
import { hazard, hazardQuery, hazardTallies, pageOf, pageQuery } from '../contract/index.ts'
import { getHazard } from '../services/hazards/get-hazard.ts'
import { listHazards } from '../services/hazards/list-hazards.ts'
import { tallyHazards } from '../services/hazards/tally-hazards.ts'
import { answers, byId, createRouter, wantsTotal } from './router.ts'

export const hazardRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards',
      request: { query: pageQuery.extend(hazardQuery.shape) },
      responses: answers(200, pageOf(hazard), 'Hazards by due time, those without one last'),
    }),
    async (c) => {
      const { clock, ...query } = c.req.valid('query')
      const clocks = clock === undefined ? [] : [clock].flat()
      return c.json(await listHazards({ ctx: c.var.ctx, input: { ...query, clocks, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/tallies',
      responses: answers(200, hazardTallies, 'How many hazards stand in each state of the clock'),
    }),
    async (c) => c.json(await tallyHazards({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}',
      request: { params: byId },
      responses: answers(200, hazard, 'One hazard'),
    }),
    async (c) => c.json(await getHazard({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
