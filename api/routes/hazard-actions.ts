import { createRoute } from '@hono/zod-openapi'
import { bulkAction, bulkResult, clockName, clockReplay, hazardAction, hazardCase, intake } from '../contract/index.ts'
import { actOnHazard } from '../services/hazards/act-on-hazard.ts'
import { actOnMany } from '../services/hazards/act-on-many.ts'
import { getHazard } from '../services/hazards/get-hazard.ts'
import { replayClock } from '../services/hazards/replay-clock.ts'
import { reportHazard } from '../services/hazards/report-hazard.ts'
import { answers, byId, createRouter, jsonBody, repeatable } from './router.ts'

/** One hazard: taken in, shown, acted upon. After the routes of many, whose paths `{id}` would take too. */
export const hazardActionRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/hazards',
      request: { headers: repeatable, body: jsonBody(intake) },
      responses: answers(201, hazardCase, 'The hazard that the report became, with its number and its clocks'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      return c.json(await reportHazard({ ctx: c.var.ctx, input: { report: c.req.valid('json'), idempotencyKey } }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/hazards/bulk',
      request: { headers: repeatable, body: jsonBody(bulkAction) },
      responses: answers(200, bulkResult, 'Which were done, and why the others were not'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      return c.json(await actOnMany({ ctx: c.var.ctx, input: { bulk: c.req.valid('json'), idempotencyKey } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}',
      request: { params: byId },
      responses: answers(200, hazardCase, 'One hazard with its trail, clocks, photos, and what may be done now'),
    }),
    async (c) => c.json(await getHazard({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/hazards/{id}/actions',
      request: { params: byId, headers: repeatable, body: jsonBody(hazardAction) },
      responses: answers(200, hazardCase, 'The hazard after the action'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const { id } = c.req.valid('param')
      return c.json(
        await actOnHazard({ ctx: c.var.ctx, input: { id, action: c.req.valid('json'), idempotencyKey } }),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/clocks/{clock}',
      request: { params: byId.extend({ clock: clockName }) },
      responses: answers(200, clockReplay, 'How the due times of a clock come about'),
    }),
    async (c) => c.json(await replayClock({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
