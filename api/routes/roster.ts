import { createRoute, z } from '@hono/zod-openapi'
import {
  absenceRequest,
  copiedWeek,
  copyWeek as copyWeekInput,
  roster,
  rosterAssignment,
  rosterCheck,
  rosterQuery,
  shift,
  shiftChange,
  shiftInput,
  shiftKind,
  shiftKindInput,
  swapRequest,
} from '../contract/index.ts'
import { addShift } from '../services/roster/add-shift.ts'
import { assignCells } from '../services/roster/assign-cells.ts'
import { changeShift, removeShift } from '../services/roster/change-shift.ts'
import { checkRoster } from '../services/roster/check-roster.ts'
import { copyWeek } from '../services/roster/copy-week.ts'
import { getRoster } from '../services/roster/get-roster.ts'
import { putShiftKind } from '../services/roster/put-shift-kind.ts'
import { setAbsence } from '../services/roster/set-absence.ts'
import { swapMembers } from '../services/roster/swap-members.ts'
import { answers, byId, createRouter, jsonBody, nothing } from './router.ts'

const SHIFT = 'The shift as it is now'
const byKey = z.object({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/) })

/** Who is on duty when and where. */
export const rosterRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/roster',
      request: { query: rosterQuery },
      responses: answers(200, roster, 'Teams and shifts of an area over days'),
    }),
    async (c) => c.json(await getRoster({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/roster/check',
      request: { query: rosterQuery },
      responses: answers(200, rosterCheck, 'Gaps, double cover, conflicts and balance'),
    }),
    async (c) => c.json(await checkRoster({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/roster/assignments',
      request: { body: jsonBody(rosterAssignment) },
      responses: { ...answers(200, shift, SHIFT), ...nothing('The shift has no cell left and is gone') },
    }),
    async (c) => {
      const changed = await assignCells({ ctx: c.var.ctx, input: c.req.valid('json') })
      return changed ? c.json(changed, 200) : c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/roster/shifts',
      request: { body: jsonBody(shiftInput) },
      responses: answers(201, shift, SHIFT),
    }),
    async (c) => c.json(await addShift({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/roster/shifts/{id}',
      request: { params: byId, body: jsonBody(shiftChange) },
      responses: answers(200, shift, SHIFT),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), change: c.req.valid('json') }
      return c.json(await changeShift({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/roster/shifts/{id}',
      request: { params: byId },
      responses: nothing('The shift is off the roster'),
    }),
    async (c) => {
      await removeShift({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/roster/copy-week',
      request: { body: jsonBody(copyWeekInput) },
      responses: answers(200, copiedWeek, 'What was copied, and what was left out and why'),
    }),
    async (c) => c.json(await copyWeek({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/roster/swaps',
      request: { body: jsonBody(swapRequest) },
      responses: answers(200, z.object({ shifts: z.tuple([shift, shift]) }), 'Both shifts as they are now'),
    }),
    async (c) => c.json(await swapMembers({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/roster/absences',
      request: { body: jsonBody(absenceRequest) },
      responses: answers(200, shift, SHIFT),
    }),
    async (c) => c.json(await setAbsence({ ctx: c.var.ctx, input: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/shift-kinds/{key}',
      request: { params: byKey, body: jsonBody(shiftKindInput) },
      responses: answers(200, z.object({ shiftKinds: z.array(shiftKind) }), 'All kinds of shifts'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), kind: c.req.valid('json') }
      return c.json(await putShiftKind({ ctx: c.var.ctx, input }), 200)
    },
  )
