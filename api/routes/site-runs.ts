import { createRoute } from '@hono/zod-openapi'
import { pageOf, pageQuery, siteRequest, siteRun } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { cancelSiteRun } from '../services/site-runs/cancel-run.ts'
import { getSiteRun } from '../services/site-runs/get-run.ts'
import { listSiteRuns } from '../services/site-runs/list-runs.ts'
import { startSiteSearch } from '../services/site-runs/start-run.ts'
import { limitBody } from './body-limit.ts'
import { answers, byId, createRouter, jsonBody, repeatable, wantsTotal } from './router.ts'

/** Five thousand places with their names, and five hundred edits. */
const SITE_RUN_BYTES = 2 * 1024 * 1024

/** What is sent here may be larger than an ordinary request. */
export const SITE_RUNS = '/api/v1/site-runs'

export const siteRunRoutes = createRouter()
siteRunRoutes.use('/site-runs', limitBody({ maxSize: SITE_RUN_BYTES, onError: tooLarge }))
siteRunRoutes
  .openapi(
    createRoute({
      method: 'get',
      path: '/site-runs',
      request: { query: pageQuery },
      responses: answers(200, pageOf(siteRun), 'Searches for sites, the latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listSiteRuns({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/site-runs',
      request: { headers: repeatable, body: jsonBody(siteRequest) },
      responses: answers(202, siteRun, 'The search, which goes on by itself'),
    }),
    async (c) => {
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const { run } = await startSiteSearch({ ctx: c.var.ctx, input: { search: c.req.valid('json'), idempotencyKey } })
      return c.json(run, 202)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/site-runs/{id}',
      request: { params: byId },
      responses: answers(200, siteRun, 'One search, with its best choice so far or its answer'),
    }),
    async (c) => c.json(await getSiteRun({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/site-runs/{id}/cancel',
      request: { params: byId },
      responses: answers(200, siteRun, 'The search, cancelled; its best choice so far stays'),
    }),
    async (c) => c.json(await cancelSiteRun({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )

function tooLarge(): never {
  throw new ServiceError('bodyTooLarge', `A request may carry ${SITE_RUN_BYTES} bytes`, { limitBytes: SITE_RUN_BYTES })
}
