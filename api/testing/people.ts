import type { Hono } from 'hono'
import { createApp } from '../app.ts'
import { type Auth, createAuth } from '../auth/auth.ts'
import type { PersonInput } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import { silentLog } from '../log.ts'
import type { Env } from '../routes/router.ts'
import { addPerson } from '../services/people/add-person.ts'

export const TEST_SECRET = 'a secret of tests, 32 characters or more'
export const TEST_PASSWORD = 'correct horse battery'

/** An app at which people sign in, over a test database. */
export async function signInApp(
  ctx: Ctx,
  options: Partial<Parameters<typeof createAuth>[0]> = {},
): Promise<{ app: Pick<Hono<Env>, 'request'>; auth: Auth }> {
  const { database, clock, log } = ctx
  const auth = await createAuth({
    ...{ database, clock, log, secret: TEST_SECRET, isSecure: false, publicUrl: null, oidc: null, proxyHeader: null },
    ...options,
  })
  const app = createApp({
    readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
    contextOf: auth.contextOf,
    auth: () => auth,
    doors: { anyHost: false, publicUrl: options.publicUrl ?? null },
    webDirectory: '/nowhere',
    log: silentLog,
  })
  return { app, auth }
}

/** A person who signs in with TEST_PASSWORD. */
export function addTestPerson(ctx: Ctx, input: Partial<PersonInput> & Pick<PersonInput, 'username'>) {
  const rest = { name: input.username, role: 'township_officer' as const, scopeCode: null, password: TEST_PASSWORD }
  return addPerson({ ctx, input: { ...rest, ...input } })
}

export function jsonRequest(method: string, body: object, headers: Record<string, string> = {}): RequestInit {
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** Signs in; the answer, and the Cookie header of a browser that kept what it set. */
export async function signInAs(
  app: Pick<Hono<Env>, 'request'>,
  username: string,
  password = TEST_PASSWORD,
): Promise<{ response: Response; cookie: string }> {
  const response = await app.request('/api/v1/session', jsonRequest('POST', { username, password }))
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return { response, cookie: cookie.join('; ') }
}
