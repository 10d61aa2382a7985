import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import type { Env } from '../../routes/router.ts'
import { testCtx } from '../../testing/house.ts'
import { addTestPerson, signInApp, signInAs } from '../../testing/people.ts'
import { dismissSamplePeople, keepSamplePeople } from './sample-people.ts'

describeOnOneEngine('the log-ins of the sample district', (on) => {
  let ctx: Ctx
  let app: Pick<Hono<Env>, 'request'>
  let directory: string
  beforeAll(async () => {
    ctx = testCtx(on.database)
    ;({ app } = await signInApp(ctx))
  })
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'wangge-people-'))
    await on.empty()
    await on.script(`insert into grid_cell (code, level, kind, name) values
      ('990101000000', 'county', 'county', '晨河区'), ('990101001000', 'township', 'subdistrict', '北渡街道'),
      ('990101001001', 'community', 'community', '一社区')`)
  })
  afterEach(() => rmSync(directory, { recursive: true }))
  const names = async () =>
    (await on.database.rows<{ username: string }>(WHOLE_SYSTEM, sql`select username from person order by 1`)).map(
      ({ username }) => username,
    )

  test('are one of each role, who sign in with random passwords kept for the owner of the directory', async () => {
    const people = await keepSamplePeople(ctx, directory)
    expect(new Set(people.map(({ role }) => role)).size).toBe(6)
    expect(new Set(people.map(({ password }) => password)).size).toBe(6)
    for (const { username, password } of people)
      expect((await signInAs(app, username, password)).response.status, username).toBe(200)
    expect(statSync(join(directory, 'sample-people.json')).mode & 0o777).toBe(0o600)
  })

  test('stay the same at the next start, and get new passwords where the file is gone', async () => {
    const first = await keepSamplePeople(ctx, directory)
    expect(await keepSamplePeople(ctx, directory)).toEqual(first)
    rmSync(join(directory, 'sample-people.json'))
    const [again] = await keepSamplePeople(ctx, directory)
    expect(again?.password).not.toBe(first[0]?.password)
    expect((await signInAs(app, again?.username ?? '', again?.password)).response.status).toBe(200)
    expect(await names()).toHaveLength(6)
  })

  test('leave a name to the real person who has it', async () => {
    await addTestPerson(ctx, { username: 'admin', name: '真人' })
    const people = await keepSamplePeople(ctx, directory)
    expect(people.map(({ username }) => username)).not.toContain('admin')
    expect((await signInAs(app, 'admin')).response.status).toBe(200)
    await dismissSamplePeople(ctx, directory)
    expect(await names()).toEqual(['admin'])
    expect(() => readFileSync(join(directory, 'sample-people.json'))).toThrow(/ENOENT/)
  })
})
