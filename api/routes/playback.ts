import { createRoute } from '@hono/zod-openapi'
import { playback, playbackQuery } from '../contract/index.ts'
import { getPlayback } from '../services/playback/get-playback.ts'
import { answers, createRouter } from './router.ts'

/** A day or a week once more. */
export const playbackRoutes = createRouter().openapi(
  createRoute({
    method: 'get',
    path: '/playback',
    request: { query: playbackQuery },
    responses: answers(200, playback, 'Hazards, teams and dispatches of a window, packed in columns'),
  }),
  async (c) => c.json(await getPlayback({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
)
