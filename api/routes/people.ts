import { createRoute, z } from '@hono/zod-openapi'
import {
  colleagueList,
  colleagueQuery,
  pageOf,
  peopleQuery,
  person,
  personChange,
  personCreated,
  personInput,
  sessionList,
} from '../contract/index.ts'
import { addPerson } from '../services/people/add-person.ts'
import { changePerson } from '../services/people/change-person.ts'
import { listColleagues } from '../services/people/list-colleagues.ts'
import { getPerson, listPeople } from '../services/people/list-people.ts'
import { endAllSessions, listSessions } from '../services/people/sessions.ts'
import { answers, createRouter, nothing, wantsTotal } from './router.ts'

const byPersonId = z.object({ id: z.string().max(64) })
const json = <Body extends z.ZodType>(schema: Body) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** The administrator's people, and the colleagues that everybody may name. */
export const peopleRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/people',
      request: { query: peopleQuery },
      responses: answers(200, pageOf(person), 'People whose area lies in my own, by user name'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listPeople({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/people',
      request: { body: json(personInput) },
      responses: answers(201, personCreated, 'The new person; a password that was made is answered this once'),
    }),
    async (c) => c.json(await addPerson({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/people/colleagues',
      request: { query: colleagueQuery },
      responses: answers(200, colleagueList, 'Whose area covers the code, or lies in it; nearest first'),
    }),
    async (c) => c.json(await listColleagues({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/people/{id}',
      request: { params: byPersonId },
      responses: answers(200, person, 'One person'),
    }),
    async (c) => c.json(await getPerson({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/people/{id}',
      request: { params: byPersonId, body: json(personChange) },
      responses: answers(200, person, 'The person as he is now'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), change: c.req.valid('json') }
      return c.json(await changePerson({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/people/{id}/sessions',
      request: { params: byPersonId },
      responses: answers(200, sessionList, 'Where the person is signed in'),
    }),
    async (c) => {
      const { id } = await getPerson({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.json(await listSessions({ ctx: c.var.ctx, input: { personId: id, currentId: null } }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/people/{id}/sessions',
      request: { params: byPersonId },
      responses: nothing('All sessions of the person have ended'),
    }),
    async (c) => {
      const { id } = await getPerson({ ctx: c.var.ctx, input: c.req.valid('param') })
      await endAllSessions({ ctx: c.var.ctx, input: { personId: id } })
      return c.body(null, 204)
    },
  )
