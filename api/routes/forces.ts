import { createRoute, z } from '@hono/zod-openapi'
import { dutyWord, forces, memberInput, teamChange, teamDetail } from '../contract/index.ts'
import { addMember, changeMember, removeMember } from '../services/forces/change-members.ts'
import { changeTeam } from '../services/forces/change-team.ts'
import { getTeam } from '../services/forces/get-team.ts'
import { listForces } from '../services/forces/list-forces.ts'
import { sayDuty } from '../services/forces/say-duty.ts'
import { answers, byId, createRouter, jsonBody, nothing } from './router.ts'

const TEAM = 'The team as it is now'
const byMember = byId.extend({ memberId: z.uuid() })

/** Forces as a tree, and what is kept of a team. */
export const forceRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/forces',
      responses: answers(200, forces, 'Units and teams in sight, with sums'),
    }),
    async (c) => c.json(await listForces({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/teams/{id}',
      request: { params: byId },
      responses: answers(200, teamDetail, TEAM),
    }),
    async (c) => c.json(await getTeam({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/teams/{id}',
      request: { params: byId, body: jsonBody(teamChange) },
      responses: answers(200, teamDetail, TEAM),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), change: c.req.valid('json') }
      return c.json(await changeTeam({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/teams/{id}/duty',
      request: { params: byId, body: jsonBody(dutyWord) },
      responses: nothing("The team's duty is as one of its members last said"),
    }),
    async (c) => {
      await sayDuty({ ctx: c.var.ctx, input: { ...c.req.valid('json'), teamId: c.req.valid('param').id } })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/teams/{id}/members',
      request: { params: byId, body: jsonBody(memberInput) },
      responses: answers(201, teamDetail, TEAM),
    }),
    async (c) => {
      const input = { teamId: c.req.valid('param').id, member: c.req.valid('json') }
      return c.json(await addMember({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/teams/{id}/members/{memberId}',
      request: { params: byMember, body: jsonBody(memberInput) },
      responses: answers(200, teamDetail, TEAM),
    }),
    async (c) => {
      const { id: teamId, memberId } = c.req.valid('param')
      return c.json(
        await changeMember({ ctx: c.var.ctx, input: { teamId, memberId, member: c.req.valid('json') } }),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/teams/{id}/members/{memberId}',
      request: { params: byMember },
      responses: answers(200, teamDetail, TEAM),
    }),
    async (c) => {
      const { id: teamId, memberId } = c.req.valid('param')
      return c.json(await removeMember({ ctx: c.var.ctx, input: { teamId, memberId } }), 200)
    },
  )
