import { createRoute } from '@hono/zod-openapi'
import { positionReports, positionsKept } from '../contract/index.ts'
import { reportPositions } from '../services/positions/report-positions.ts'
import { answers, createRouter, jsonBody, repeatable } from './router.ts'

/** Five hundred positions are more than other requests carry. */
export const POSITION_REPORTS = '/api/v1/team-positions'

export const positionRoutes = createRouter().openapi(
  createRoute({
    method: 'post',
    path: '/team-positions',
    request: { headers: repeatable, body: jsonBody(positionReports) },
    responses: answers(200, positionsKept, 'How many positions were kept, and which were refused'),
  }),
  async (c) => {
    const idempotencyKey = c.req.valid('header')['idempotency-key']
    return c.json(await reportPositions({ ctx: c.var.ctx, input: { ...c.req.valid('json'), idempotencyKey } }), 200)
  },
)
