import { type Database, openDatabase, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import type { House } from '../house.ts'
import { testCtx } from '../testing/house.ts'
import { type Board, startBoard } from './board.ts'
import { defineJob } from './job.ts'

const FAST = { cronSeconds: 1, pollSeconds: 0.5, maintenanceSeconds: 1 }
const NEVER = '0 0 1 1 *'
/** Milliseconds: seldom needed, but machines are busy at times. */
const WAIT = 20_000

describeOnEachEngine('the board', (on) => {
  const boards: Board[] = []
  const others: Database[] = []
  const house = (database = on.database): House => testCtx(database, () => new Date())
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

  test('two houses on one database run what the clock asks for once', async ({ skip }) => {
    if (!on.options) return skip('the embedded engine has one process')
    const ran: string[] = []
    const job = (where: string) =>
      defineJob({ name: 'minutely', cron: '* * * * *', run: async () => ({ ran: ran.push(where) }) })
    await hang(house(), [job('one')])
    await hang(await second(), [job('other')])
    await vi.waitFor(() => expect(ran).toHaveLength(1), WAIT)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(ran).toHaveLength(1)
  })
})
