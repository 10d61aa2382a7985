import { createRoute } from '@hono/zod-openapi'
import { incident, incidentAction, incidentCase, incidentQuery, incidentRequest, pageOf } from '../contract/index.ts'
import { actOnIncident } from '../services/incidents/act-on-incident.ts'

import { getIncident } from '../services/incidents/get-incident.ts'
import { listIncidents } from '../services/incidents/list-incidents.ts'
import { reportIncident } from '../services/incidents/report-incident.ts'
import { answers, byId, createRouter, jsonBody, repeatable, wantsTotal } from './router.ts'

export const incidentRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/incidents',
      request: { query: incidentQuery },
      responses: answers(200, pageOf(incident), 'Fires that the centre handles itself, the latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const input = { ...query, openOnly: query.open === 'true', count: wantsTotal(query) }
      return c.json(await listIncidents({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/incidents',
      request: { headers: repeatable, body: jsonBody(incidentRequest) },
      responses: answers(201, incidentCase, 'The fire, with its number and its clock'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { report: c.req.valid('json'), idempotencyKey }
      return c.json(await reportIncident({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/incidents/{id}',
      request: { params: byId },
      responses: answers(200, incidentCase, 'One incident with its trail, its clock, and what may be done now'),
    }),
    async (c) => c.json(await getIncident({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/incidents/{id}/actions',
      request: { params: byId, headers: repeatable, body: jsonBody(incidentAction) },
      responses: answers(200, incidentCase, 'The incident after the action'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { id: c.req.valid('param').id, action: c.req.valid('json'), idempotencyKey }
      return c.json(await actOnIncident({ ctx: c.var.ctx, input }), 200)
    },
  )
