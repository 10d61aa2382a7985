import { createRoute, z } from '@hono/zod-openapi'
import {
  hazardMark,
  hazardMarkInput,
  keyPlace,
  keyPlaceChange,
  keyPlaceInput,
  keyPlaces,
  keyPlacesQuery,
  proofDay,
  proofQuery,
  proofRule,
  shiftProof,
} from '../contract/index.ts'
import { exportProof } from '../services/patrol-proof/export-proof.ts'
import { getProofDay } from '../services/patrol-proof/get-proof-day.ts'
import { getShiftProof } from '../services/patrol-proof/get-shift-proof.ts'
import { addKeyPlace, changePlace, listKeyPlaces } from '../services/patrol-proof/key-places.ts'
import { getHazardMark, setHazardMark } from '../services/patrol-proof/mark-hazard.ts'
import { putProofRule } from '../services/patrol-proof/put-rule.ts'
import { streamOf } from './csv-stream.ts'
import { answers, byId, createRouter, jsonBody } from './router.ts'

/** What shifts had to visit, and whether their tracks prove that they did. */
export const proofRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/proof',
      request: { query: proofQuery },
      responses: answers(200, proofDay, 'The shifts of a day with their coverage, and the same by cell'),
    }),
    async (c) => c.json(await getProofDay({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/proof/export.csv',
      request: { query: proofQuery.extend({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: {
        200: {
          description: 'Everything that the shifts of a day had to visit',
          content: { 'text/csv': { schema: z.string() } },
        },
      },
    }),
    async (c) => {
      const input = c.req.valid('query')
      return new Response(streamOf(await exportProof({ ctx: c.var.ctx, input })), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="patrols-${input.day}.csv"`,
          'cache-control': 'private, no-store',
          etag: `W/"${c.var.requestId}"`,
        },
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/proof/shifts/{id}',
      request: { params: byId },
      responses: answers(200, shiftProof, 'One shift: what it had to visit, what proves each visit, and its track'),
    }),
    async (c) => c.json(await getShiftProof({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/proof/rule',
      request: { body: jsonBody(proofRule) },
      responses: answers(200, proofRule, 'The rule from now on'),
    }),
    async (c) => c.json(await putProofRule({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/key-places',
      request: { query: keyPlacesQuery },
      responses: answers(200, keyPlaces, 'Key places of an area, those in use first'),
    }),
    async (c) => c.json(await listKeyPlaces({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/key-places',
      request: { body: jsonBody(keyPlaceInput) },
      responses: answers(201, keyPlace, 'The new place'),
    }),
    async (c) => c.json(await addKeyPlace({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/key-places/{id}',
      request: { params: byId, body: jsonBody(keyPlaceChange) },
      responses: answers(200, keyPlace, 'The place as it is now'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), change: c.req.valid('json') }
      return c.json(await changePlace({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/hazards/{id}/must-visit',
      request: { params: byId },
      responses: answers(200, hazardMark, 'Whether shifts must visit it, and who said so'),
    }),
    async (c) => c.json(await getHazardMark({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/hazards/{id}/must-visit',
      request: { params: byId, body: jsonBody(hazardMarkInput) },
      responses: answers(200, hazardMark, 'What holds now'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await setHazardMark({ ctx: c.var.ctx, input }), 200)
    },
  )
