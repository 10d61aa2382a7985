import { createRoute } from '@hono/zod-openapi'
import { pageOf, pageQuery, servicePoint, servicePointSummary } from '../contract/index.ts'
import { getServicePoint } from '../services/service-points/get-point.ts'
import { listServicePoints } from '../services/service-points/list-points.ts'
import { answers, byId, createRouter, wantsTotal } from './router.ts'

export const servicePointRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/service-points',
      request: { query: pageQuery },
      responses: answers(200, pageOf(servicePointSummary), 'Service points by code'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listServicePoints({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/service-points/{id}',
      request: { params: byId },
      responses: answers(200, servicePoint, 'One service point with its walkshed and the circles on paper'),
    }),
    async (c) => c.json(await getServicePoint({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
