import { createRoute, z } from '@hono/zod-openapi'
import { calendar, calendarNotice, dutySettings, localDay, recomputed } from '../contract/index.ts'
import { getCalendar } from '../services/calendar/get-calendar.ts'
import { importNotice } from '../services/calendar/import-notice.ts'
import { setDuty } from '../services/calendar/set-duty.ts'
import { setLocalDay } from '../services/calendar/set-local-day.ts'
import { answers, createRouter, jsonBody } from './router.ts'

const HOW_MANY = 'How many open hazards got other due times'

export const calendarRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/calendar',
      request: { query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }) },
      responses: answers(200, calendar, 'Duty hours, published years, and the listed days of a year or of all'),
    }),
    async (c) => c.json(await getCalendar({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/calendar/notices',
      request: { body: jsonBody(calendarNotice) },
      responses: answers(200, recomputed, HOW_MANY),
    }),
    async (c) => c.json(await importNotice({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/calendar/local-days',
      request: { body: jsonBody(localDay) },
      responses: answers(200, recomputed, HOW_MANY),
    }),
    async (c) => c.json(await setLocalDay({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/calendar/duty',
      request: { body: jsonBody(dutySettings) },
      responses: answers(200, recomputed, HOW_MANY),
    }),
    async (c) => c.json(await setDuty({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
