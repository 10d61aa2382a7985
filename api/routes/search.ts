import { createRoute, z } from '@hono/zod-openapi'
import { searchResults } from '../contract/index.ts'
import { searchEverything } from '../services/search/search-everything.ts'
import { answers, createRouter } from './router.ts'

export const searchRoutes = createRouter().openapi(
  createRoute({
    method: 'get',
    path: '/search',
    request: { query: z.object({ q: z.string().max(100) }) },
    responses: answers(200, searchResults, 'At most 20 things by name, code, serial or address'),
  }),
  async (c) => c.json(await searchEverything({ ctx: c.var.ctx, input: { words: c.req.valid('query').q } }), 200),
)
