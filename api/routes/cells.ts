import { createRoute, z } from '@hono/zod-openapi'
import { cell, cellListQuery, cellSummary, pageOf, pageQuery } from '../contract/index.ts'
import { getCell } from '../services/cells/get-cell.ts'
import { listCells } from '../services/cells/list-cells.ts'
import { answers, createRouter, wantsTotal } from './router.ts'

export const cellRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/cells',
      request: { query: pageQuery.extend(cellListQuery.shape) },
      responses: answers(200, pageOf(cellSummary), 'Cells of one level with their roll-up'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listCells({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/cells/{code}',
      request: { params: z.object({ code: z.string().min(1).max(40) }) },
      responses: answers(200, cell, 'One cell, its roll-up and what is in it'),
    }),
    async (c) => c.json(await getCell({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
