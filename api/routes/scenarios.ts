import { createRoute, z } from '@hono/zod-openapi'
import { pageOf, pageQuery, scenario, scenarioChange, scenarioInput, scenarioSummary } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { adoptScenario } from '../services/scenarios/adopt-scenario.ts'
import { changeScenario } from '../services/scenarios/change-scenario.ts'
import { createScenario } from '../services/scenarios/create-scenario.ts'
import { exportScenarioCells } from '../services/scenarios/export-cells.ts'
import { getScenario } from '../services/scenarios/get-scenario.ts'
import { listScenarios } from '../services/scenarios/list-scenarios.ts'
import { removeScenario } from '../services/scenarios/remove-scenario.ts'
import { limitBody } from './body-limit.ts'
import { answers, byId, createRouter, jsonBody, nothing, repeatable, wantsTotal } from './router.ts'

/** Five hundred edits, some of them paths of two hundred corners. */
const SCENARIO_BYTES = 1024 * 1024

/** What is sent here may be larger than an ordinary request. */
export const SCENARIOS = '/api/v1/scenarios'

export const scenarioRoutes = createRouter()
scenarioRoutes.use('/scenarios', limitBody({ maxSize: SCENARIO_BYTES, onError: tooLarge }))
scenarioRoutes.use('/scenarios/*', limitBody({ maxSize: SCENARIO_BYTES, onError: tooLarge }))
scenarioRoutes
  .openapi(
    createRoute({
      method: 'get',
      path: '/scenarios',
      request: { query: pageQuery },
      responses: answers(200, pageOf(scenarioSummary), 'Scenarios, the latest change first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listScenarios({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/scenarios',
      request: { headers: repeatable, body: jsonBody(scenarioInput) },
      responses: answers(201, scenario, 'The scenario with the figures that the server computed'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { scenario: c.req.valid('json'), idempotencyKey }
      return c.json(await createScenario({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/scenarios/{id}',
      request: { params: byId },
      responses: answers(200, scenario, 'One scenario with its edits and figures'),
    }),
    async (c) => c.json(await getScenario({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/scenarios/{id}',
      request: { params: byId, body: jsonBody(scenarioChange) },
      responses: answers(200, scenario, 'The scenario in its next version'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), change: c.req.valid('json') }
      return c.json(await changeScenario({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/scenarios/{id}',
      request: { params: byId },
      responses: nothing('The scenario is gone'),
    }),
    async (c) => {
      await removeScenario({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/scenarios/{id}/adopt',
      request: { params: byId, body: jsonBody(z.object({ version: z.number().int().min(1) })) },
      responses: answers(200, scenario, 'The scenario, in the register now; a coverage run goes on by itself'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json((await adoptScenario({ ctx: c.var.ctx, input })).scenario, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/scenarios/{id}/cells.csv',
      request: { params: byId, query: z.object({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: {
        200: { description: 'Who gains and who loses, by community', content: { 'text/csv': { schema: z.string() } } },
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { language } = c.req.valid('query')
      const text = await exportScenarioCells({ ctx: c.var.ctx, input: { id, language } })
      return c.body(text, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="scenario-${id}.csv"`,
        'cache-control': 'private, no-store',
      })
    },
  )

function tooLarge(): never {
  throw new ServiceError('bodyTooLarge', `A scenario may have ${SCENARIO_BYTES} bytes`, { limitBytes: SCENARIO_BYTES })
}
