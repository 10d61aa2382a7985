import { type Database, openDatabase, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import type { House } from '../house.ts'
import { testCtx } from '../testing/house.ts'
import { type Board, startBoard } from './board.ts'
import { defineJob } from './job.ts'
import { askByTheClock } from './schedule.ts'

const FAST = { cronSeconds: 1, pollSeconds: 0.5, maintenanceSeconds: 1 }
const NEVER = '0 0 1 1 *'
/** Milliseconds: seldom needed, but machines are busy at times. */
const WAIT = 20_000

describeOnEachEngine('the board', (on) => {
  const boards: Board[] = []
  const others: Database[] = []
  let ahead = 0
  const house = (database = on.database): House => testCtx(database, () => new Date(Date.now() + ahead))
  const hang = async (where: House, jobs: Parameters<typeof startBoard>[1]['jobs']) => {
    const board = await startBoard(where, { jobs, pace: FAST })
    boards.push(board)
    return board
  }
  const second = async () => {
    const database = await openDatabase(on.options ?? {})
    others.push(database)
    return house(database)
  }
  afterEach(async () => {
    await Promise.all(boards.splice(0).map((board) => board.stop()))
    await Promise.all(others.splice(0).map((database) => database.close()))
    await on.script('drop schema if exists pgboss cascade; delete from job_state')
  })
  const state = async (name: string) =>
    (
      await on.database.rows<{ state: string; result: object; error: string | null; who: string | null }>(
        WHOLE_SYSTEM,
        sql`select state, result, error, asked_by_name as who from job_state where name = ${name}`,
      )
    )[0]

  test('a run that is asked for is made at once, and it is written down who asked and what came of it', async () => {
    const run = vi.fn(async () => ({ swept: 3 }))
    const board = await hang(house(), [defineJob({ name: 'sweeping', cron: NEVER, run })])
    expect(run).not.toHaveBeenCalled()
    await board.ask('sweeping', '李站长')
    await vi.waitFor(
      async () =>
        expect(await state('sweeping')).toEqual({ state: 'done', result: { swept: 3 }, error: null, who: '李站长' }),
      WAIT,
    )
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('a failure is written down in its words', async () => {
    const run = () => Promise.reject(new Error('the disk is full'))
    const board = await hang(house(), [defineJob({ name: 'failing', cron: NEVER, run })])
    await board.ask('failing', '李站长')
    await vi.waitFor(
      async () => expect(await state('failing')).toMatchObject({ state: 'failed', error: 'the disk is full' }),
      WAIT,
    )
  })

  test('what passed while no process ran is made up for at the start', async () => {
    const run = vi.fn(async () => ({}))
    const job = defineJob({ name: 'yearly', cron: NEVER, run })
    await on.script(
      `insert into job_state (name, state, started_at) values ('yearly', 'done', now() - interval '2 years')`,
    )
    await hang(house(), [job])
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), WAIT)
  })

  test('a run that was lost with its process is made again', async () => {
    const run = vi.fn(async () => ({}))
    const job = defineJob({ name: 'lost', cron: NEVER, run })
    const board = await hang(house(), [job])
    await on.script(`insert into pgboss.job (name, state, started_on, expire_in, policy, data)
      values ('lost', 'active', now() - interval '1 hour', interval '5 minutes', 'stately', '{"askedByName": "李站长"}')`)
    await vi.waitFor(async () => expect(await state('lost')).toMatchObject({ state: 'done', who: '李站长' }), WAIT)
    expect(run).toHaveBeenCalledTimes(1)
    await board.ask('lost', '王工')
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), WAIT)
  })

  test('serves as app_system, and app_user sees nothing of its schema', async () => {
    await hang(house(), [])
    const [row] = await on.database.rows<{ system: boolean; user: boolean; creates: boolean }>(
      WHOLE_SYSTEM,
      sql`select has_schema_privilege('app_system', 'pgboss', 'usage') as system,
        has_schema_privilege('app_user', 'pgboss', 'usage') as user, has_schema_privilege('app_system', 'pgboss', 'create') as creates`,
    )
    expect(row).toEqual({ system: true, user: false, creates: false })
  })

  test('a time that comes is a run, and the next one is the next', async () => {
    ahead = 0
    const run = vi.fn(async () => ({}))
    await hang(house(), [defineJob({ name: 'daily', cron: '0 3 * * *', run })])
    expect(run).not.toHaveBeenCalled()
    for (const days of [1, 2]) {
      ahead = days * 86_400_000
      await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(days), WAIT)
    }
    ahead = 0
  })

  test('a job named while its run is asked for in vain is asked for again', async () => {
    const asked: (string | undefined)[] = []
    const ask = vi.fn(async (_: string, { id }: { id?: string }) => {
      asked.push(id)
      if (asked.length === 2) throw new Error('the database is away')
    })
    const job = defineJob({ name: 'daily', cron: '0 3 * * *', run: async () => ({}) })
    const ranAt = new Map([['daily', '2020-01-01T00:00:00Z']])
    const stop = await askByTheClock(house(), { jobs: [job], ranAt, ask, everySeconds: 0.01 })
    ahead = 86_400_000
    await vi.waitFor(() => expect(asked).toHaveLength(3), WAIT)
    stop()
    ahead = 0
    expect(asked[1]).not.toBe(asked[0])
    expect(asked[2]).toBe(asked[1])
  })

  test('two houses on one database run what the clock asks for once', async ({ skip }) => {
    if (!on.options) return skip('the embedded engine has one process')
    const ran: string[] = []
    const job = (where: string) =>
      defineJob({ name: 'hourly', cron: '0 * * * *', run: async () => ({ ran: ran.push(where) }) })
    await hang(house(), [job('one')])
    await hang(await second(), [job('other')])
    ahead = 3_600_000
    await vi.waitFor(() => expect(ran).toHaveLength(1), WAIT)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(ran).toHaveLength(1)
    ahead = 0
  })
})
