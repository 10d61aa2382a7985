import { createRoute } from '@hono/zod-openapi'
import { dispatchRoute, fieldTasks, fieldTasksQuery, fieldWayQuery } from '../contract/index.ts'
import { listFieldTasks } from '../services/field/list-tasks.ts'
import { wayToHazard } from '../services/field/way-to-hazard.ts'
import { answers, byId, createRouter } from './router.ts'

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
