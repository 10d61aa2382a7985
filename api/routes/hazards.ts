import { createRoute, z } from '@hono/zod-openapi'
import {
  duplicates,
  duplicatesQuery,
  hazard,
  hazardFilter,
  hazardQuery,
  hazardSummary,
  hazardTallies,
  inboxCounts,
  pageOf,
  pageQuery,
  transferredHazard,
  transferTargets,
} from '../contract/index.ts'
import { dayIn } from '../services/days.ts'
import { countInbox } from '../services/hazards/count-inbox.ts'
import { exportHazards } from '../services/hazards/export-hazards.ts'
import { findDuplicates } from '../services/hazards/find-duplicates.ts'
import { listHazards } from '../services/hazards/list-hazards.ts'
import { listTransferTargets } from '../services/hazards/list-transfer-targets.ts'
import { listTransferred } from '../services/hazards/list-transferred.ts'
import { summariseHazards } from '../services/hazards/summarise-hazards.ts'
import { tallyHazards } from '../services/hazards/tally-hazards.ts'
import { streamOf } from './csv-stream.ts'
import { answers, createRouter, wantsTotal } from './router.ts'

/** What reads many hazards at once. */
export const hazardRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards',
      request: { query: hazardQuery },
      responses: answers(
        200,
        pageOf(hazard),
        'Hazards by due time, those without one last; or by report, latest first',
      ),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listHazards({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/tallies',
      request: { query: z.object({ cell: hazardFilter.shape.cell }) },
      responses: answers(200, hazardTallies, 'How many hazards stand in each state of the clock'),
    }),
    async (c) => c.json(await tallyHazards({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/inbox-counts',
      responses: answers(200, inboxCounts, "How many hazards wait in each tab of the asker's desk"),
    }),
    async (c) => c.json(await countInbox({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/transfer-targets',
      responses: answers(200, transferTargets, 'Where a hazard may be handed on to'),
    }),
    async (c) => c.json(await listTransferTargets({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/transferred',
      request: { query: pageQuery },
      responses: answers(200, pageOf(transferredHazard), "What the asker's area handed on to others, latest first"),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listTransferred({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/summary',
      request: { query: hazardFilter },
      responses: answers(200, hazardSummary, 'What a filter holds: rectified, open, overdue, on-time rate, by source'),
    }),
    async (c) => c.json(await summariseHazards({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/duplicates',
      request: { query: duplicatesQuery },
      responses: answers(200, duplicates, 'Open hazards of the kind within 50 m, and earlier reports of the address'),
    }),
    async (c) => c.json(await findDuplicates({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/export.csv',
      request: { query: hazardFilter.extend({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: {
        200: {
          description: 'What a filter holds, latest report first; personal data masked',
          content: { 'text/csv': { schema: z.string() } },
        },
      },
    }),
    async (c) => {
      const lines = await exportHazards({ ctx: c.var.ctx, input: c.req.valid('query') })
      const day = dayIn(c.var.ctx.zone, c.var.ctx.clock())
      return new Response(streamOf(lines), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="hazards-${day}.csv"`,
          'cache-control': 'private, no-store',
          // A tag of its own, so that none is made from the whole body, which would have to be held in memory.
          etag: `W/"${c.var.requestId}"`,
        },
      })
    },
  )
