import { createRoute } from '@hono/zod-openapi'
import { dispatch, dispatchAction, dispatchQuery, dispatchRequest, pageOf } from '../contract/index.ts'
import { actOnDispatch } from '../services/dispatch/act-on-dispatch.ts'
import { getDispatch } from '../services/dispatch/get-dispatch.ts'
import { listDispatches } from '../services/dispatch/list-dispatches.ts'
import { sendTeam } from '../services/dispatch/send-team.ts'
import { answers, byId, createRouter, jsonBody, repeatable, wantsTotal } from './router.ts'

export const dispatchRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/hazards/{id}/dispatches',
      request: { params: byId, headers: repeatable, body: jsonBody(dispatchRequest) },
      responses: answers(201, dispatch, 'The team that is asked to go, and until when it shall answer'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { hazardId: c.req.valid('param').id, request: c.req.valid('json'), idempotencyKey }
      return c.json(await sendTeam({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/dispatches',
      request: { query: dispatchQuery },
      responses: answers(
        200,
        pageOf(dispatch),
        'Dispatches under way, waiting for a decision, or all; the latest first',
      ),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listDispatches({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/dispatches/{id}',
      request: { params: byId },
      responses: answers(200, dispatch, 'One dispatch, and what the asker may do with it now'),
    }),
    async (c) => c.json(await getDispatch({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/dispatches/{id}/actions',
      request: { params: byId, headers: repeatable, body: jsonBody(dispatchAction) },
      responses: answers(200, dispatch, 'The dispatch after the action'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { id: c.req.valid('param').id, action: c.req.valid('json'), idempotencyKey }
      return c.json(await actOnDispatch({ ctx: c.var.ctx, input }), 200)
    },
  )
