import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, type Database, localAdministrator, restore, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import type { Env } from '../../routes/router.ts'
import { testCtx } from '../../testing/house.ts'
import { addTestPerson, jsonRequest, signInApp, signInAs, TEST_PASSWORD } from '../../testing/people.ts'
import { audit } from './audit.ts'

const now = new Date('2026-03-02T01:00:00Z')
const [A, B] = ['150502100000', '150502101000']

describeOnEachEngine('people', (on) => {
  let ctx: Ctx
  let app: Pick<Hono<Env>, 'request'>
  let root: string
  let ofA: string
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    ;({ app } = await signInApp(ctx))
  })
  beforeEach(async () => {
    await on.empty()
    await on.script(`insert into grid_cell (code, level, kind, name, parent_code) values
      ('150500000000', 'prefecture', 'prefecture', '通辽市', null),
      ('150502000000', 'county', 'county', '科尔沁区', '150500000000'),
      ('${A}', 'township', 'town', '甲镇', '150502000000'), ('${B}', 'township', 'town', '乙镇', '150502000000'),
      ('150502100001', 'community', 'community', '一社区', '${A}')`)
    for (const [username, role, level, code] of [
      ['root', 'administrator', null, ''],
      ['admin.a', 'administrator', 'township', A],
      ['officer.a', 'township_officer', 'township', A],
      ['officer.b', 'township_officer', 'township', B],
      ['worker.a', 'grid_worker', 'community', '150502100001'],
      ['duty', 'command', 'county', '150502000000'],
    ] as const) {
      const scope = level && { level, code }
      ids[username] = await addTestPerson(ctx, { username, role, scope, name: username.toUpperCase() })
    }
    root = (await signInAs(app, 'root')).cookie
    ofA = (await signInAs(app, 'admin.a')).cookie
  })

  const ask = (cookie: string, method: string, path: string, body?: object) =>
    app.request(`/api/v1${path}`, body ? jsonRequest(method, body, { cookie }) : { method, headers: { cookie } })
  const problem = async (response: Response | Promise<Response>) => (await (await response).json()) as contract.Problem
  const names = async (cookie: string, path: string) => {
    const body = (await (await ask(cookie, 'GET', path)).json()) as { items: { name: string }[] }
    return body.items.map(({ name }) => name.toLowerCase())
  }

  test('are listed to the administrator of everything, page by page', async () => {
    const list = contract.pageOf(contract.person)
    const first = list.parse(await (await ask(root, 'GET', '/people?limit=4&count=true')).json())
    const rest = list.parse(await (await ask(root, 'GET', `/people?limit=4&cursor=${first.nextCursor}`)).json())
    expect(first.total).toBe(6)
    expect([...first.items, ...rest.items].map(({ username }) => username)).toEqual(Object.keys(ids).sort())
    expect(first.items[0]).toMatchObject({
      username: 'admin.a',
      scope: { level: 'township', code: A },
      scopeName: '甲镇',
      sessions: 1,
    })
    expect(await names(root, '/people?q=OFFICER')).toEqual(['officer.a', 'officer.b'])
    expect(await names(root, '/people?q=%25')).toEqual([])
    expect(await names(root, '/people?role=command')).toEqual(['duty'])
  })

  test('of township B, and of all above, are out of reach of the administrator of A', async () => {
    expect(await names(ofA, '/people')).toEqual(['admin.a', 'officer.a', 'worker.a'])
    for (const other of ['officer.b', 'duty', 'root']) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { isDisabled: true }],
        ['GET', '/sessions', undefined],
        ['DELETE', '/sessions', undefined],
      ] as const) {
        const response = ask(ofA, method, `/people/${ids[other]}${path}`, body)
        expect(await problem(response), `${method} ${other}${path}`).toMatchObject({ status: 404, code: 'notFound' })
      }
    }
    const person = { username: 'new', name: '新', role: 'township_officer' }
    for (const scopeCode of [B, '150502000000', null]) {
      const refused = await problem(ask(ofA, 'POST', '/people', { ...person, scopeCode }))
      expect(refused, String(scopeCode)).toMatchObject({ status: 403, code: 'forbidden' })
      const moved = await problem(ask(ofA, 'PATCH', `/people/${ids['officer.a']}`, { scopeCode }))
      expect(moved, String(scopeCode)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await ask(ofA, 'POST', '/people', { ...person, scopeCode: '150502100001' })).status).toBe(201)
  })

  test('are made with a password that is answered once', async () => {
    const input = { username: ' Zhao ', name: '赵', unit: '综治办', role: 'grid_worker', scopeCode: A }
    const made = contract.personCreated.parse(await (await ask(root, 'POST', '/people', input)).json())
    expect(made.person).toMatchObject({ username: 'zhao', unit: '综治办', scope: { level: 'township', code: A } })
    expect(made.password).toMatch(/^\w{16}$/)
    expect((await signInAs(app, 'zhao', made.password ?? '')).response.status).toBe(200)
    expect(JSON.stringify(await auditRows(on.database))).not.toContain(made.password)
  })

  test('are refused under a taken or odd name, an unknown scope, a weak password', async () => {
    const good = { username: 'new', name: '新', role: 'planner', scopeCode: null }
    for (const [change, code, status] of [
      [{ username: 'OFFICER.A' }, 'usernameTaken', 409],
      [{ username: 'a b' }, 'invalidInput', 400],
      [{ scopeCode: '999999999999' }, 'unknownScope', 422],
      [{ password: 'short' }, 'invalidInput', 400],
      [{ username: 'long.enough', password: 'Long.Enough' }, 'passwordIsUsername', 422],
      [{ role: 'king' }, 'invalidInput', 400],
    ] as const)
      expect(await problem(ask(root, 'POST', '/people', { ...good, ...change })), code).toMatchObject({ code, status })
    expect(await names(root, '/people?q=new')).toEqual([])
  })

  test('lose their sessions with role, scope or password, and may not come in while disabled', async () => {
    const change = async (body: object) => {
      const { cookie } = await signInAs(app, 'officer.a')
      expect((await ask(root, 'PATCH', `/people/${ids['officer.a']}`, body)).status).toBe(200)
      return problem(ask(cookie, 'GET', '/session'))
    }
    expect(await change({ role: 'grid_worker' })).toMatchObject({ code: 'signInNeeded' })
    expect(await change({ scopeCode: B })).toMatchObject({ code: 'signInNeeded' })
    expect(await change({ password: TEST_PASSWORD })).toMatchObject({ code: 'signInNeeded' })
    expect(await change({ name: '新名', unit: '派出所' })).toMatchObject({ personName: '新名', unit: '派出所' })
    const { cookie } = await signInAs(app, 'officer.a')
    expect(await change({ isDisabled: true })).toMatchObject({ code: 'personDisabled' })
    expect((await signInAs(app, 'officer.a')).response.status).toBe(401)
    expect((await ask(root, 'PATCH', `/people/${ids['officer.a']}`, { isDisabled: false })).status).toBe(200)
    expect(await problem(ask(cookie, 'GET', '/session')), 'the session of before').toMatchObject({
      code: 'signInNeeded',
    })
    expect((await signInAs(app, 'officer.a')).response.status).toBe(200)
  })

  test('leave an administrator: nobody takes away his own role, scope or access', async () => {
    for (const body of [{ role: 'planner' }, { scopeCode: A }, { isDisabled: true }])
      expect(await problem(ask(root, 'PATCH', `/people/${ids['root']}`, body))).toMatchObject({
        code: 'ownAccount',
        status: 409,
      })
    expect((await ask(root, 'PATCH', `/people/${ids['root']}`, { name: '总管' })).status).toBe(200)
  })

  test('are unlocked by the administrator, who also ends their sessions', async () => {
    const { cookie } = await signInAs(app, 'officer.a')
    for (let i = 0; i < 10; i++) await signInAs(app, 'officer.a', 'wrong password')
    expect((await signInAs(app, 'officer.a')).response.status).toBe(423)
    const locked = contract.person.parse(await (await ask(ofA, 'GET', `/people/${ids['officer.a']}`)).json())
    expect(locked.lockedUntil).toBe('2026-03-02T01:15:00.000Z')
    expect((await ask(ofA, 'PATCH', `/people/${ids['officer.a']}`, { unlock: true })).status).toBe(200)
    expect((await signInAs(app, 'officer.a')).response.status).toBe(200)
    const list = await (await ask(ofA, 'GET', `/people/${ids['officer.a']}/sessions`)).json()
    expect(contract.sessionList.parse(list).items).toHaveLength(2)
    expect((await ask(ofA, 'DELETE', `/people/${ids['officer.a']}/sessions`)).status).toBe(204)
    expect((await ask(cookie, 'GET', '/session')).status).toBe(401)
  })

  test('change their own password, which ends their other sessions; guesses count', async () => {
    const { cookie } = await signInAs(app, 'worker.a')
    const { cookie: other } = await signInAs(app, 'worker.a')
    const change = (currentPassword: string) =>
      ask(cookie, 'POST', '/session/password', { currentPassword, newPassword: 'a better password' })
    expect(await problem(change('wrong password'))).toMatchObject({ code: 'wrongPassword', status: 403 })
    expect((await change(TEST_PASSWORD)).status).toBe(204)
    expect((await ask(cookie, 'GET', '/session')).status).toBe(200)
    expect((await ask(other, 'GET', '/session')).status).toBe(401)
    expect((await signInAs(app, 'worker.a', 'a better password')).response.status).toBe(200)
    for (let i = 0; i < 10; i++) await change('wrong password')
    expect(await problem(change('a better password'))).toMatchObject({ code: 'personLocked', status: 423 })
  })

  test('are named as colleagues where their area covers the code or lies in it', async () => {
    const { cookie } = await signInAs(app, 'officer.a')
    const seen = await names(cookie, `/people/colleagues?code=${A}`)
    expect(seen).toEqual(['worker.a', 'admin.a', 'officer.a', 'duty', 'root'])
    expect(await names(cookie, `/people/colleagues?code=${A}&role=grid_worker`)).toEqual(['worker.a'])
    expect(await problem(ask(cookie, 'GET', `/people/colleagues?code=${B}`))).toMatchObject({ status: 404 })
    expect(await names(root, `/people/colleagues?code=${B}`)).toEqual(['officer.b', 'duty', 'root'])
    expect((await ask('', 'GET', `/people/colleagues?code=${A}`)).status).toBe(401)
  })

  test('are kept by a backup, with sessions, locks and trail', async () => {
    for (let i = 0; i < 10; i++) await signInAs(app, 'officer.a', 'wrong password')
    const trail = await auditRows(on.database)
    const directory = mkdtempSync(join(tmpdir(), 'wangge-people-'))
    const file = join(directory, 'people.wangge')
    try {
      await backup(on.database, file, { now })
      await on.empty()
      await restore(on.database, file)
    } finally {
      rmSync(directory, { recursive: true })
    }
    expect(await names(root, '/people')).toEqual(Object.keys(ids).sort())
    expect((await signInAs(app, 'officer.a')).response.status).toBe(423)
    expect((await signInAs(app, 'officer.b')).response.status).toBe(200)
    expect((await auditRows(on.database)).slice(0, trail.length)).toEqual(trail)
  })

  test('show the database user their names only, and nothing of how they sign in', async () => {
    const officer: Who = { ...localAdministrator, role: 'township_officer', scope: { level: 'township', code: A } }
    const seen = await on.database.rows<{ name: string }>(officer, sql`select name from person order by name`)
    expect(seen.map(({ name }) => name.toLowerCase())).toEqual(['admin.a', 'duty', 'officer.a', 'root', 'worker.a'])
    for (const query of [
      sql`select username from person`,
      sql`select * from session`,
      sql`select * from account`,
      sql`update person set name = 'x'`,
      sql`insert into session (id, token, person_id, expires_at) values ('s', 't', 'p', now())`,
      sql`delete from audit_event`,
    ])
      await expect(on.database.rows(localAdministrator, query)).rejects.toMatchObject({ code: '42501' })
  })

  test('write down what they do as themselves only; the administrator of everything alone reads it', async () => {
    const officer: Who = {
      ...localAdministrator,
      personId: 'p1',
      role: 'township_officer',
      scope: { level: 'township', code: A },
    }
    const entry = { action: 'personalDataRevealed', subjectType: 'hazard', subjectId: 'h1', reason: '回访' }
    await on.database.transaction(officer, (tx) => audit({ ctx: { ...ctx, who: officer }, tx }, entry))
    const forged = on.database.transaction(officer, (tx) =>
      audit({ ctx: { ...ctx, who: localAdministrator }, tx }, entry),
    )
    await expect(forged).rejects.toMatchObject({ code: '42501' })
    expect(await on.database.rows(officer, sql`select id from audit_event`)).toEqual([])
    const townshipAdministrator: Who = { ...officer, role: 'administrator' }
    expect(await on.database.rows(townshipAdministrator, sql`select id from audit_event`)).toEqual([])
    const [row] = await on.database.rows(
      localAdministrator,
      sql`select person_id, reason, details from audit_event where action = ${entry.action}`,
    )
    expect(row).toEqual({ person_id: 'p1', reason: '回访', details: {} })
  })
})

function auditRows(database: Database): Promise<object[]> {
  return database.rows(WHOLE_SYSTEM, sql`select * from audit_event order by id`)
}
