import { createRoute, z } from '@hono/zod-openapi'
import { planBase, planGaps, planQuery } from '../contract/index.ts'
import { dayIn } from '../services/days.ts'
import { exportPlanGaps } from '../services/plan/export-gaps.ts'
import { getPlanBase } from '../services/plan/get-base.ts'
import { getPlanGaps } from '../services/plan/get-gaps.ts'
import { getPlanGraph } from '../services/plan/get-graph.ts'
import { answers, createRouter } from './router.ts'

/** A network is never changed once it is published; it is for those who may plan, so no shared cache keeps it. */
const IMMUTABLE = 'private, max-age=31536000, immutable'
const buffer = z.string().openapi({ type: 'string', format: 'binary' })

export const planRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/plan/graphs/{networkId}',
      request: { params: z.object({ networkId: z.uuid() }) },
      responses: {
        200: {
          description: "The walk engine's own buffer of a network",
          content: { 'application/octet-stream': { schema: buffer } },
        },
      },
    }),
    async (c) => {
      const gzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
      const { networkId } = c.req.valid('param')
      const bytes = await getPlanGraph({ ctx: c.var.ctx, input: { networkId, gzip } })
      return c.body(bytes, 200, {
        ...{ 'content-type': 'application/octet-stream', 'cache-control': IMMUTABLE, etag: `W/"${networkId}"` },
        ...(gzip && { 'content-encoding': 'gzip' }),
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/plan/base',
      responses: {
        ...answers(200, planBase, "What the planner's table starts from, for the asker's own area"),
        304: { description: 'Nothing has changed since' },
      },
    }),
    async (c) => {
      const known = c.req.header('if-none-match') ?? ''
      const base = await getPlanBase({
        ctx: c.var.ctx,
        input: { knows: (version) => known.includes(`"${version}"`) },
      })
      if (!base) return c.body(null, 304)
      return c.json(base, 200, { etag: `W/"${base.version}"` })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/plan/gaps',
      request: { query: planQuery },
      responses: answers(200, planGaps, 'Where people are left out, today or in a scenario, the greatest first'),
    }),
    async (c) => c.json(await getPlanGaps({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/plan/gaps.csv',
      request: { query: planQuery.extend({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: { 200: { description: 'The same as a file', content: { 'text/csv': { schema: z.string() } } } },
    }),
    async (c) => {
      const text = await exportPlanGaps({ ctx: c.var.ctx, input: c.req.valid('query') })
      return c.body(text, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="gaps-${dayIn(c.var.ctx.zone, c.var.ctx.clock())}.csv"`,
        'cache-control': 'private, no-store',
      })
    },
  )
