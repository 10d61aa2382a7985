import { createRoute, z } from '@hono/zod-openapi'
import { cellFigures, coverageRequest, coverageRun, level, pageOf, pageQuery } from '../contract/index.ts'
import { getFigures } from '../services/cells/get-figures.ts'
import { cancelRun } from '../services/coverage/cancel-run.ts'
import { computeCoverage } from '../services/coverage/compute.ts'
import { getRun } from '../services/coverage/get-run.ts'
import { listRuns } from '../services/coverage/list-runs.ts'
import { answers, byId, createRouter, wantsTotal } from './router.ts'

const byIdOrLatest = z.object({ id: z.union([z.uuid(), z.literal('latest')]) })

export const coverageRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs',
      request: { query: pageQuery },
      responses: answers(200, pageOf(coverageRun), 'Runs, latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listRuns({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/coverage-runs',
      request: { body: { required: true, content: { 'application/json': { schema: coverageRequest } } } },
      responses: answers(202, coverageRun, 'The run, which goes on by itself'),
    }),
    async (c) => {
      const { run } = await computeCoverage({ ctx: c.var.ctx, input: c.req.valid('json') })
      return c.json(run, 202)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs/{id}',
      request: { params: byIdOrLatest },
      responses: answers(200, coverageRun, 'One run'),
    }),
    async (c) => c.json(await getRun({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/coverage-runs/{id}/cancel',
      request: { params: byId },
      responses: answers(200, coverageRun, 'The run, cancelled'),
    }),
    async (c) => c.json(await cancelRun({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs/{id}/figures',
      request: { params: byIdOrLatest, query: z.object({ level }) },
      responses: answers(200, cellFigures, 'Figures of every cell of a level, as columns'),
    }),
    async (c) => {
      const input = { runId: c.req.valid('param').id, level: c.req.valid('query').level }
      return c.json(await getFigures({ ctx: c.var.ctx, input }), 200)
    },
  )
