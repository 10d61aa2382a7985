import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  pageOf,
  responseAreaFilter,
  responseAreas,
  responseCase,
  responseCasesQuery,
  responseDatasets,
  responseFilter,
  responseGroupBy,
  responseGroups,
  responseHours,
  responseReasons,
  responseStepFilter,
  responseSteps,
  responseTrend,
} from '../contract/index.ts'
import { dayIn } from '../services/days.ts'
import type { Asking } from '../services/response/ask.ts'
import { exportResponseCases } from '../services/response/export-cases.ts'
import { getResponseAreas, getResponseGroups } from '../services/response/get-groups.ts'
import { getResponseReasons } from '../services/response/get-reasons.ts'
import { getResponseSteps } from '../services/response/get-steps.ts'
import { getResponseHours, getResponseTrend } from '../services/response/get-times.ts'
import { listResponseCases } from '../services/response/list-cases.ts'
import { listResponseDatasets } from '../services/response/list-datasets.ts'
import { streamOf } from './csv-stream.ts'
import { answers, createRouter, type Env, wantsTotal } from './router.ts'

/** How fast hazards got a response. A request that its browser has given up stops its query. */
export const responseRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/steps',
      request: { query: responseFilter },
      responses: answers(200, responseSteps, 'Every step as a distribution, and what the figures leave out'),
    }),
    async (c) => c.json(await getResponseSteps({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/trend',
      request: { query: responseStepFilter },
      responses: answers(200, responseTrend, 'One step by day of the report'),
    }),
    async (c) => c.json(await getResponseTrend({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/hours',
      request: { query: responseStepFilter },
      responses: answers(200, responseHours, 'One step by weekday and hour of the report'),
    }),
    async (c) => c.json(await getResponseHours({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/areas',
      request: { query: responseAreaFilter },
      responses: answers(200, responseAreas, 'Areas of a level, slowest 90th percentile first'),
    }),
    async (c) => c.json(await getResponseAreas({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/groups',
      request: { query: responseStepFilter.extend({ by: responseGroupBy.default('source') }) },
      responses: answers(200, responseGroups, 'By source, kind or team; what patrols found themselves apart'),
    }),
    async (c) => c.json(await getResponseGroups({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/reasons',
      request: { query: responseStepFilter },
      responses: answers(200, responseReasons, 'Why arrivals were late'),
    }),
    async (c) => c.json(await getResponseReasons({ ...asking(c), input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/cases',
      request: { query: responseCasesQuery },
      responses: answers(200, pageOf(responseCase), 'The cases behind a number'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listResponseCases({ ...asking(c), input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/export.csv',
      request: { query: responseCasesQuery.extend({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: {
        200: { description: 'The cases behind a number', content: { 'text/csv': { schema: z.string() } } },
      },
    }),
    async (c) => {
      const lines = await exportResponseCases({ ...asking(c), input: c.req.valid('query') })
      const day = dayIn(c.var.ctx.zone, c.var.ctx.clock())
      return new Response(streamOf(lines), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="response-${day}.csv"`,
          'cache-control': 'private, no-store',
          // A tag of its own, so that none is made from the whole body, which would have to be held in memory.
          etag: `W/"${c.var.requestId}"`,
        },
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/response/datasets',
      responses: answers(200, responseDatasets, 'Own hazards, and imported histories'),
    }),
    async (c) => c.json(await listResponseDatasets(asking(c)), 200),
  )

const asking = (c: Context<Env>): Asking => ({ ctx: c.var.ctx, signal: c.req.raw.signal })
