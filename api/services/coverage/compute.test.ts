import { type Database, localAdministrator, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { quarterResidences, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { cancelRun } from './cancel-run.ts'
import { clearInterruptedRuns, computeCoverage } from './compute.ts'
import { getRun } from './get-run.ts'
import { RUNS_KEPT } from './thresholds.ts'

describeOnEachEngine('a coverage run', (on) => {
  let ctx: Ctx
  const input = { minutes: 10, speedMetresPerSecond: 1.25, kinds: [] as string[] }

  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
  })

  const compute = async (more: Partial<typeof input> = {}) => {
    const { run, finished } = await computeCoverage({ ctx, input: { ...input, ...more } })
    await finished
    return getRun({ ctx, input: { id: run.id } })
  }

  test('names its network, speed, limit and kinds, and its parts add up to the whole', async () => {
    await loadQuarter(ctx)
    const homes = quarterResidences().slice(0, 1)
    await importKind(ctx, 'residences', [
      ...homes.map((row) => ({ ...row, code: 'outside', lat: SOUTH - 0.001 })),
      ...homes.map((row) => ({ ...row, code: 'nowhere', lon: WEST - 0.05 })),
    ])
    const run = await compute()
    expect(run).toMatchObject({
      state: 'done',
      progress: 1,
      limitSeconds: 600,
      speedMetresPerSecond: 1.25,
      network: { version: 1 },
    })
    const totals = run.totals
    expect(totals).toMatchObject({
      residences: 42,
      people: 420,
      residencesOutsideCells: 2,
      peopleOutsideCells: 20,
      peopleNoStreetData: 10,
    })
    expect((totals?.peopleServed ?? 0) + (totals?.peopleGap ?? 0) + (totals?.peopleNoStreetData ?? 0)).toBe(420)
  })

  test('serves fewer people at a slower walk, a shorter limit, and by fewer kinds', async () => {
    await loadQuarter(ctx)
    const served = async (more: Partial<typeof input>) => (await compute(more)).totals?.peopleServed ?? 0
    const whole = await served({})
    expect(whole).toBeGreaterThan(0)
    expect(await served({ speedMetresPerSecond: 0.8 })).toBeLessThan(whole)
    expect(await served({ minutes: 8 })).toBeLessThan(whole)
    expect(await served({ kinds: ['consultation'] })).toBeLessThan(whole)
  })

  test('goes alone, and stops when it is cancelled', async () => {
    await loadQuarter(ctx)
    const { database, open } = heldAtFirstRead(ctx.database)
    const held = { ...ctx, database }
    const { run, finished } = await computeCoverage({ ctx: held, input })
    await expect(computeCoverage({ ctx: held, input })).rejects.toMatchObject({ code: 'coverageRunning' })
    await cancelRun({ ctx, input: { id: run.id } })
    open()
    await finished
    expect(await getRun({ ctx, input: { id: run.id } })).toMatchObject({ state: 'cancelled', totals: null })
    await expect(cancelRun({ ctx, input: { id: run.id } })).rejects.toMatchObject({ code: 'runNotRunning' })
    const left = await ctx.database.rows(
      WHOLE_SYSTEM,
      sql`select from coverage_residence where run_id = ${run.id}::uuid`,
    )
    expect(left).toEqual([])
    expect((await compute()).state).toBe('done')
  })

  test(`keeps the latest ${RUNS_KEPT} of the same parameters`, async () => {
    await loadQuarter(ctx)
    for (let i = 0; i < RUNS_KEPT; i++) await compute()
    await compute({ minutes: 5 })
    const runs = await ctx.database.rows<{ seconds: number; count: number }>(
      WHOLE_SYSTEM,
      sql`select limit_seconds as seconds, count(*) as count from coverage_run group by 1 order by 1`,
    )
    expect(runs).toEqual([
      { seconds: 300, count: 1 },
      { seconds: 600, count: RUNS_KEPT },
    ])
  })

  test('needs streets, and someone who answers for the whole area', async () => {
    await expect(compute()).rejects.toMatchObject({ code: 'noWalkNetwork' })
    const officer = { ...ctx, who: officerOf(TOWNSHIPS[0]) }
    await expect(computeCoverage({ ctx: officer, input })).rejects.toMatchObject({ code: 'forbidden' })
    const worker = { ...ctx, who: { ...localAdministrator, role: 'grid_worker' as const } }
    await expect(computeCoverage({ ctx: worker, input })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('that a stopped process left running has failed at the next start', async () => {
    await loadQuarter(ctx)
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(sql`update coverage_run set state = 'running'`))
    await clearInterruptedRuns(ctx)
    const [run] = await ctx.database.rows<{ state: string }>(WHOLE_SYSTEM, sql`select state, problem from coverage_run`)
    expect(run).toEqual({ state: 'failed', problem: { code: 'interrupted', params: {} } })
  })
})

/** The same database, whose first `rows` (what a run reads first) waits until `open` is called. */
function heldAtFirstRead(inner: Database): { database: Database; open: () => void } {
  let open = () => {}
  let gate: Promise<void> | null = new Promise((resolve) => {
    open = resolve
  })
  const database: Database = {
    engine: inner.engine,
    transaction: (who, work) => inner.transaction(who, work),
    rows: async (who, query) => {
      const wait = gate
      gate = null
      await wait
      return inner.rows(who, query)
    },
    listen: (channel, onWake) => inner.listen(channel, onWake),
    ping: () => inner.ping(),
    close: () => inner.close(),
  }
  return { database, open: () => open() }
}
