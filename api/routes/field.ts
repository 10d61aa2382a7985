import { createRoute } from '@hono/zod-openapi'
import { dispatchRoute, fieldDuty, fieldTasks, fieldTasksQuery, fieldWayQuery } from '../contract/index.ts'
import { listFieldTasks } from '../services/field/list-tasks.ts'
import { setOwnDuty } from '../services/field/set-duty.ts'
import { wayToHazard } from '../services/field/way-to-hazard.ts'
import { answers, byId, createRouter, jsonBody, nothing } from './router.ts'

/** What a phone in the street asks for. */
export const fieldRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/field/tasks',
      request: { query: fieldTasksQuery },
      responses: answers(200, fieldTasks, 'What the asker should do, and what he may do to each'),
    }),
    async (c) => c.json(await listFieldTasks({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/way',
      request: { params: byId, query: fieldWayQuery },
      responses: answers(
        200,
        dispatchRoute.nullable(),
        'The way over streets from where the asker stands; null = none',
      ),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') }
      return c.json(await wayToHazard({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/field/duty',
      request: { body: jsonBody(fieldDuty) },
      responses: nothing("The team's duty is as one of its members said"),
    }),
    async (c) => {
      await setOwnDuty({ ctx: c.var.ctx, input: c.req.valid('json') })
      return c.body(null, 204)
    },
  )
