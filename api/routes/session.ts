import { createRoute, z } from '@hono/zod-openapi'
import { clientAddress } from '../auth/address.ts'
import { passwordChange, session, sessionList, signInRequest } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { changeOwnPassword } from '../services/people/change-own-password.ts'
import { presentSession } from '../services/people/present-session.ts'
import { endOwnSession, listSessions } from '../services/people/sessions.ts'
import { answers, authOf, createRouter, nothing } from './router.ts'

const json = <Body extends z.ZodType>(schema: Body) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

/** The asker's own sessions: signing in and out, who I am, where else I am signed in, my password. */
export const sessionRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/session',
      request: json(signInRequest),
      responses: answers(200, session, 'Signed in; the session lies in an HttpOnly cookie'),
    }),
    async (c) => {
      const auth = authOf(c)
      const address = clientAddress(c, auth.proxyHeader)
      const from = { address, userAgent: c.req.header('user-agent') ?? '', url: c.req.url }
      const { token, cookies } = await auth.signIn({ ...c.req.valid('json'), ...from })
      const row = await auth.byToken(token)
      if (row === null) throw new ServiceError('signInFailed', 'The session ended as it began')
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
      return c.json(await presentSession(c.var.ctx, row), 200)
    },
  )
  .openapi(
    createRoute({ method: 'get', path: '/session', responses: answers(200, session, 'Who is signed in') }),
    async (c) => {
      const row = await authOf(c).signedIn(c.req.raw)
      if (row === null) throw new ServiceError('signInNeeded', 'Nobody is signed in')
      return c.json(await presentSession(c.var.ctx, row), 200)
    },
  )
  .openapi(createRoute({ method: 'delete', path: '/session', responses: nothing('Signed out') }), async (c) => {
    const auth = authOf(c)
    const row = await auth.signedIn(c.req.raw).catch(() => null)
    if (row) await endOwnSession({ ctx: { ...c.var.ctx, who: row.who }, input: { id: row.sessionId } })
    c.header('set-cookie', auth.forgetting)
    return c.body(null, 204)
  })
  .openapi(
    createRoute({
      method: 'post',
      path: '/session/password',
      request: json(passwordChange),
      responses: nothing('The password is changed; other sessions have ended'),
    }),
    async (c) => {
      const row = await authOf(c).signedIn(c.req.raw)
      const exceptId = row?.sessionId ?? null
      await changeOwnPassword({ ctx: c.var.ctx, input: { ...c.req.valid('json'), exceptId } })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({ method: 'get', path: '/sessions', responses: answers(200, sessionList, 'Where I am signed in') }),
    async (c) => {
      const row = await authOf(c).signedIn(c.req.raw)
      const input = { personId: c.var.ctx.who.personId, currentId: row?.sessionId ?? null }
      return c.json(await listSessions({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/sessions/{id}',
      request: { params: z.object({ id: z.string().max(64) }) },
      responses: nothing('That session has ended'),
    }),
    async (c) => {
      await endOwnSession({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
