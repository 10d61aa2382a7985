import { createRoute } from '@hono/zod-openapi'
import {
  consultation,
  consultationAction,
  consultationCase,
  consultationQuery,
  consultationRequest,
  pageOf,
} from '../contract/index.ts'
import { actOnConsultation } from '../services/consultations/act-on-consultation.ts'
import { askQuestion } from '../services/consultations/ask-question.ts'
import { getConsultation } from '../services/consultations/get-consultation.ts'
import { listConsultations } from '../services/consultations/list-consultations.ts'

import { answers, byId, createRouter, jsonBody, repeatable, wantsTotal } from './router.ts'

export const consultationRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/consultations',
      request: { query: consultationQuery },
      responses: answers(200, pageOf(consultation), 'Consultations, the latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listConsultations({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/consultations',
      request: { headers: repeatable, body: jsonBody(consultationRequest) },
      responses: answers(201, consultationCase, 'The question, with its number and its clock'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { asked: c.req.valid('json'), idempotencyKey }
      return c.json(await askQuestion({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/consultations/{id}',
      request: { params: byId },
      responses: answers(200, consultationCase, 'One consultation with its trail, its clock, and what may be done now'),
    }),
    async (c) => c.json(await getConsultation({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/consultations/{id}/actions',
      request: { params: byId, headers: repeatable, body: jsonBody(consultationAction) },
      responses: answers(200, consultationCase, 'The consultation after the action'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { id: c.req.valid('param').id, action: c.req.valid('json'), idempotencyKey }
      return c.json(await actOnConsultation({ ctx: c.var.ctx, input }), 200)
    },
  )
