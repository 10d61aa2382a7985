import { createRoute, z } from '@hono/zod-openapi'
import { escalationRule, escalationRuleInForce, jobList } from '../contract/index.ts'
import { askForJob } from '../services/jobs/ask-for-job.ts'
import { changeRule, getEscalationRule } from '../services/jobs/escalation-rule.ts'
import { listJobs } from '../services/jobs/list-jobs.ts'
import { answers, createRouter, jsonBody, nothing } from './router.ts'

const RULE = 'When overdue hazards go one level up'

export const jobRoutes = createRouter()
  .openapi(
    createRoute({ method: 'get', path: '/jobs', responses: answers(200, jobList, 'What runs by the clock') }),
    async (c) => c.json(await listJobs({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/jobs/{name}/run',
      request: { params: z.object({ name: z.string().max(64) }) },
      responses: nothing('A run is asked for'),
    }),
    async (c) => {
      await askForJob({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({ method: 'get', path: '/escalation-rule', responses: answers(200, escalationRuleInForce, RULE) }),
    async (c) => c.json(await getEscalationRule({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/escalation-rule',
      request: { body: jsonBody(escalationRule) },
      responses: answers(200, escalationRuleInForce, RULE),
    }),
    async (c) => c.json(await changeRule({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
