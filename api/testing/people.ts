import { WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { insertPerson } from '@wangge/db/queries/people-change'
import { setPassword } from '@wangge/db/queries/people-password'
import type { Hono } from 'hono'
import { createApp } from '../app.ts'
import { type Auth, createAuth } from '../auth/auth.ts'
import type { Role } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import { silentLog } from '../log.ts'
import type { Env } from '../routes/router.ts'
import { newId } from '../services/ids.ts'
import { hashNewPassword } from '../services/people/password.ts'

const TEST_SECRET = 'a secret of tests, 32 characters or more'
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

let testHash: Promise<string> | undefined

/** A person who signs in with TEST_PASSWORD, whose hash is made once; returns the id. */
export async function addTestPerson(
  { database, clock }: Ctx,
  input: { username: string; name?: string; role?: Role; scope?: Who['scope'] },
): Promise<string> {
  testHash ??= hashNewPassword(TEST_PASSWORD, '')
  const password = await testHash
  const [id, now] = [newId(), clock()]
  const person = { name: input.username, unit: '', role: 'township_officer' as const, scope: null, ...input }
  await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(insertPerson({ ...person, id, now }))
    await tx.run(setPassword({ id: newId(), personId: id, password, now }))
  })
  return id
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
