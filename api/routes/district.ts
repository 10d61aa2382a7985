import { createRoute } from '@hono/zod-openapi'
import { district } from '../contract/index.ts'
import { getDistrict } from '../services/district/get-district.ts'
import { answers, createRouter } from './router.ts'

export const districtRoutes = createRouter().openapi(
  createRoute({ method: 'get', path: '/district', responses: answers(200, district, 'What the page needs first') }),
  async (c) => c.json(await getDistrict({ ctx: c.var.ctx }), 200),
)
