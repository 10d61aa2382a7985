import { createRoute } from '@hono/zod-openapi'
import { importRecord, pageOf, pageQuery } from '../contract/index.ts'
import { listImports } from '../services/imports/list.ts'
import { undoImport } from '../services/imports/undo.ts'
import { answers, byId, createRouter, wantsTotal } from './router.ts'

export const importRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/imports',
      request: { query: pageQuery },
      responses: answers(200, pageOf(importRecord), 'Imports, latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listImports({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/imports/{id}/undo',
      request: { params: byId },
      responses: answers(200, importRecord, 'The import, undone'),
    }),
    async (c) => c.json(await undoImport({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
