import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Problem, session, sessionList } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import type { Env } from '../routes/router.ts'
import { testCtx } from '../testing/house.ts'
import { addTestPerson, jsonRequest, signInApp, signInAs, TEST_PASSWORD } from '../testing/people.ts'

const start = new Date('2026-03-02T01:00:00Z')
let now = start

describeOnEachEngine('signing in', (on) => {
  let ctx: Ctx
  let app: Pick<Hono<Env>, 'request'>
  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    ;({ app } = await signInApp(ctx))
  })
  beforeEach(async () => {
    now = start
    await on.empty()
    await addTestPerson(ctx, { username: 'wang', name: '王工' })
  })

  const get = (path: string, cookie: string) => app.request(path, { headers: { cookie } })

  test('gives a session that says who one is', async () => {
    const { response, cookie } = await signInAs(app, ' WANG ')
    expect(response.status, await response.clone().text()).toBe(200)
    const who = session.parse(await (await get('/api/v1/session', cookie)).json())
    expect(who).toMatchObject({
      personName: '王工',
      username: 'wang',
      role: 'township_officer',
      scope: null,
      isDemo: false,
    })
    expect(who.expiresAt).toBe('2026-03-09T01:00:00.000Z')
  })

  test('sets a cookie that scripts cannot read and foreign pages do not send', async () => {
    const { response } = await signInAs(app, 'wang')
    const [cookie, ...more] = response.headers.getSetCookie()
    expect(more).toEqual([])
    expect(cookie).toMatch(/^wangge\.session_token=/)
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).not.toMatch(/; Secure/i)
  })

  test('answers alike for a wrong password and an unknown name', async () => {
    for (const [name, password] of [
      ['wang', 'wrong password'],
      ['nobody', TEST_PASSWORD],
      ['', ''],
    ] as const) {
      const { response, cookie } = await signInAs(app, name, password)
      expect(await problemOf(response)).toMatchObject({ status: 401, code: 'signInFailed', params: {} })
      expect(cookie).toBe('')
    }
  })

  test('refuses forged, cut and foreign cookies', async () => {
    const { cookie } = await signInAs(app, 'wang')
    for (const bad of [
      '',
      cookie.slice(0, -6),
      cookie.replace('=', '=x'),
      'wangge.session_token=a.b',
      'wangge.session_token=%',
    ]) {
      const problem = await problemOf(await get('/api/v1/session', bad))
      expect(problem, bad).toMatchObject({ status: 401, code: 'signInNeeded' })
    }
  })

  test('ends after a week, and at once when it is revoked or signed out of', async () => {
    const first = await signInAs(app, 'wang')
    const second = await signInAs(app, 'wang')
    const list = sessionList.parse(await (await get('/api/v1/sessions', first.cookie)).json())
    expect(list.items.map((item) => item.isCurrent).sort()).toEqual([false, true])
    const other = list.items.find((item) => !item.isCurrent)
    const revoked = await app.request(`/api/v1/sessions/${other?.id}`, {
      method: 'DELETE',
      headers: { cookie: first.cookie },
    })
    expect(revoked.status).toBe(204)
    expect((await get('/api/v1/session', second.cookie)).status).toBe(401)
    const out = await app.request('/api/v1/session', { method: 'DELETE', headers: { cookie: first.cookie } })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    expect((await get('/api/v1/session', first.cookie)).status).toBe(401)
    const third = await signInAs(app, 'wang')
    now = new Date(start.getTime() + 7 * 24 * 3600_000 - 1)
    expect((await get('/api/v1/session', third.cookie)).status).toBe(200)
    now = new Date(start.getTime() + 7 * 24 * 3600_000)
    expect((await get('/api/v1/session', third.cookie)).status).toBe(401)
  })

  test('locks a person for 15 minutes after ten wrong passwords in a row, and says until when', async () => {
    for (let i = 0; i < 9; i++) expect((await signInAs(app, 'wang', 'wrong password')).response.status).toBe(401)
    const tenth = await problemOf((await signInAs(app, 'wang', 'wrong password')).response)
    expect(tenth).toMatchObject({ status: 423, code: 'personLocked', params: { until: '2026-03-02T01:15:00.000Z' } })
    expect((await signInAs(app, 'wang')).response.status).toBe(423)
    now = new Date(start.getTime() + 15 * 60_000)
    expect((await signInAs(app, 'wang')).response.status).toBe(200)
    expect(await actions(on.database)).toEqual(['locked', 'signedIn'])
  })

  test('counts in a row: a right password begins anew', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await signInAs(app, 'wang', 'wrong password')
      expect((await signInAs(app, 'wang')).response.status).toBe(200)
    }
  })

  test('holds the limit exactly under parallel attempts', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => (await signInAs(app, 'wang', 'wrong password')).response.status),
    )
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(10)
    expect(statuses.filter((status) => status === 423).length).toBeGreaterThan(30)
    expect(await actions(on.database)).toEqual(['locked'])
    const [row] = await on.database.rows(WHOLE_SYSTEM, sql`select failed_sign_ins as failures from person`)
    expect(row).toEqual({ failures: 10 })
  })

  test('allows so many attempts a minute from one address, exactly, also at once', async () => {
    const { app: strict } = await signInApp(ctx, { attemptsAMinute: 5 })
    const strangers = Array.from(
      { length: 12 },
      async (_, i) => (await signInAs(strict, `stranger${i}`, 'x')).response.status,
    )
    expect((await Promise.all(strangers)).filter((status) => status === 429)).toHaveLength(7)
    const problem = await problemOf((await signInAs(strict, 'wang')).response)
    expect(problem).toMatchObject({ status: 429, code: 'tooManyAttempts' })
    expect(Number(problem.params['retryAfterSeconds'])).toBeGreaterThan(0)
  })

  test('is refused to a disabled person, whose sessions die at once', async () => {
    const { cookie } = await signInAs(app, 'wang')
    await on.script('update person set disabled_at = now()')
    expect(await problemOf(await get('/api/v1/session', cookie))).toMatchObject({ status: 401, code: 'personDisabled' })
    expect(await problemOf((await signInAs(app, 'wang')).response)).toMatchObject({
      status: 401,
      code: 'personDisabled',
    })
    expect((await signInAs(app, 'wang', 'wrong password')).response.status).toBe(401)
  })

  test('is refused from a foreign page, with or without a cookie', async () => {
    const body = { username: 'wang', password: TEST_PASSWORD }
    const headers = { origin: 'http://attacker.example' }
    const response = await app.request('/api/v1/session', jsonRequest('POST', body, headers))
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'foreignOrigin' })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('seals the cookie where people come over TLS', async () => {
    const sealed = await signInApp(ctx, { isSecure: true, publicUrl: 'https://wangge.example' })
    const { response, cookie } = await signInAs(sealed.app, 'wang')
    expect(cookie).toMatch(/^__Secure-wangge\.session_token=/)
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/i)
    expect((await sealed.app.request('/api/v1/session', { headers: { cookie } })).status).toBe(200)
  })
})

async function problemOf(response: Response): Promise<Problem> {
  return (await response.json()) as Problem
}

async function actions(database: Database): Promise<unknown[]> {
  const rows = await database.rows<{ action: string }>(WHOLE_SYSTEM, sql`select action from audit_event order by id`)
  return rows.map(({ action }) => action)
}
