import { createRoute } from '@hono/zod-openapi'
import { reporterQuestion, reporterSide } from '../contract/index.ts'
import { askReporter } from '../services/residents/ask-reporter.ts'
import { endLink } from '../services/residents/end-link.ts'
import { getReporterSide } from '../services/residents/reporter-side.ts'
import { answers, byId, createRouter, jsonBody, repeatable } from './router.ts'

/** The office's side of what a resident follows. */
export const followDeskRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/reporter',
      request: { params: byId },
      responses: answers(200, reporterSide, 'Whether the reporter follows it, questions to him, his ratings'),
    }),
    async (c) => c.json(await getReporterSide({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/hazards/{id}/reporter/questions',
      request: { params: byId, headers: repeatable, body: jsonBody(reporterQuestion) },
      responses: answers(201, reporterSide, 'The same with the new question'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { ...c.req.valid('param'), ...c.req.valid('json'), idempotencyKey }
      return c.json(await askReporter({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/hazards/{id}/reporter/link',
      request: { params: byId },
      responses: answers(200, reporterSide, 'The same, with the link ended'),
    }),
    async (c) => c.json(await endLink({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
