import { createRoute, z } from '@hono/zod-openapi'
import {
  cellFigures,
  coverageRequest,
  coverageRun,
  level,
  pageOf,
  pageQuery,
  runComparison,
  runResidence,
  runResidencesQuery,
} from '../contract/index.ts'
import { getFigures } from '../services/cells/get-figures.ts'
import { cancelRun } from '../services/coverage/cancel-run.ts'
import { compareRuns } from '../services/coverage/compare-runs.ts'
import { computeCoverage } from '../services/coverage/compute.ts'
import { exportRunResidences } from '../services/coverage/export-run-residences.ts'
import { getRun } from '../services/coverage/get-run.ts'
import { listRunResidences } from '../services/coverage/list-run-residences.ts'
import { listRuns } from '../services/coverage/list-runs.ts'
import { repeatRun } from '../services/coverage/repeat-run.ts'
import { dayIn } from '../services/days.ts'
import { streamOf } from './csv-stream.ts'
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
  .openapi(
    createRoute({
      method: 'post',
      path: '/coverage-runs/{id}/repeat',
      request: { params: byIdOrLatest },
      responses: answers(202, coverageRun, 'The repetition, which goes on by itself'),
    }),
    async (c) => {
      const { run } = await repeatRun({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.json(run, 202)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs/{id}/compare',
      request: {
        params: byIdOrLatest,
        query: z.object({ with: byIdOrLatest.shape.id, level: level.default('community') }),
      },
      responses: answers(200, runComparison, 'Two runs beside each other, and in what they differ'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') }
      return c.json(await compareRuns({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs/{id}/residences',
      request: { params: byIdOrLatest, query: pageQuery.extend(runResidencesQuery.shape) },
      responses: answers(200, pageOf(runResidence), 'The residences behind a figure'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const input = { ...c.req.valid('param'), ...query, count: wantsTotal(query) }
      return c.json(await listRunResidences({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-runs/{id}/residences.csv',
      request: {
        params: byIdOrLatest,
        query: runResidencesQuery.extend({ language: z.enum(['zh', 'en']).default('zh') }),
      },
      responses: {
        200: { description: 'The residences behind a figure', content: { 'text/csv': { schema: z.string() } } },
      },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') }
      const lines = await exportRunResidences({ ctx: c.var.ctx, input })
      return new Response(streamOf(lines), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="residences-${dayIn(c.var.ctx.zone, c.var.ctx.clock())}.csv"`,
          'cache-control': 'private, no-store',
          // A tag of its own, so that none is made from the whole body, which would have to be held in memory.
          etag: `W/"${c.var.requestId}"`,
        },
      })
    },
  )
