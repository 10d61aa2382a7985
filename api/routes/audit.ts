import { createRoute } from '@hono/zod-openapi'
import { auditEvent, auditQuery, pageOf } from '../contract/index.ts'
import { listAudit } from '../services/audit/list-audit.ts'
import { answers, createRouter, wantsTotal } from './router.ts'

export const auditRoutes = createRouter().openapi(
  createRoute({
    method: 'get',
    path: '/audit',
    request: { query: auditQuery },
    responses: answers(200, pageOf(auditEvent), 'What people did, the latest first'),
  }),
  async (c) => {
    const query = c.req.valid('query')
    return c.json(await listAudit({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
  },
)
