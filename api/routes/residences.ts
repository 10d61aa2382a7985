import { createRoute, z } from '@hono/zod-openapi'
import { residence, residencePoints } from '../contract/index.ts'
import { getResidence } from '../services/residences/get-residence.ts'
import { listResidencesInBox } from '../services/residences/list-in-box.ts'
import { answers, byId, createRouter } from './router.ts'

const bbox = z
  .string()
  .max(120)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([longitude(), latitude(), longitude(), latitude()]))
  .refine(([west, south, east, north]) => west <= east && south <= north, 'must be west,south,east,north in degrees')
  .openapi({ type: 'string', example: '116.1,39.8,116.2,39.9' })

function longitude() {
  return z.number().min(-180).max(180)
}

function latitude() {
  return z.number().min(-90).max(90)
}

export const residenceRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/residences',
      request: { query: z.object({ bbox }) },
      responses: answers(200, residencePoints, 'Residences in a box, as columns'),
    }),
    async (c) => c.json(await listResidencesInBox({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/residences/{id}',
      request: { params: byId },
      responses: answers(200, residence, 'One residence with its route and its own circle'),
    }),
    async (c) => c.json(await getResidence({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
