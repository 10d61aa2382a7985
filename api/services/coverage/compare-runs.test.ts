import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { quarterPoints, TOWNSHIPS } from '../../testing/quarter.ts'
import { compareRuns } from './compare-runs.ts'
import { computeCoverage } from './compute.ts'
import { getRun } from './get-run.ts'
import { repeatRun } from './repeat-run.ts'
import { RUNS_KEPT } from './thresholds.ts'

describeOnEachEngine('a coverage run and another', (on) => {
  let ctx: Ctx
  let first: string

  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    first = (await getRun({ ctx, input: { id: 'latest' } })).id
  })

  const compute = async (more: { minutes?: number; speedMetresPerSecond?: number; kinds?: string[] }) => {
    const input = { minutes: 10, speedMetresPerSecond: 1.25, kinds: [], ...more }
    const { run, finished } = await computeCoverage({ ctx, input })
    await finished
    return run.id
  }
  const repeat = async (id: string) => {
    const { run, finished } = await repeatRun({ ctx, input: { id } })
    await finished
    return getRun({ ctx, input: { id: run.id } })
  }
  const compare = (other: string, as: Ctx = ctx) =>
    compareRuns({ ctx: as, input: { id: first, with: other, level: 'township' } })
  const whatDiffers = async (other: string) => (await compare(other)).differentSettings.map(({ what }) => what)

  test('that repeats it gives the same answer, and says so', async () => {
    const again = await repeat(first)
    expect(again).toMatchObject({ repeats: first, repetition: { sameInput: true, sameResult: true } })
    expect(await compare(again.id)).toMatchObject({ differentSettings: [], sameResult: true })
  })

  test('that repeats it over other points says that the input has changed', async () => {
    const moved = quarterPoints().map((point) => ({ ...point, lat: point.lat + 0.003 }))
    await importKind(ctx, 'service-points', moved)
    const again = await repeat(first)
    expect(again.repetition).toEqual({ sameInput: false, sameResult: false })
    expect(await whatDiffers(again.id)).toEqual(['input'])
  })

  test('under other settings are not compared without saying in which', async () => {
    expect(await whatDiffers(await compute({ minutes: 8 }))).toEqual(['limit'])
    expect(await whatDiffers(await compute({ speedMetresPerSecond: 0.8 }))).toEqual(['speed'])
    expect(await whatDiffers(await compute({ kinds: ['consultation'] }))).toEqual(['kinds', 'input'])
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
      tx.run(sql`update coverage_run set input_digest = null where id = ${first}::uuid`),
    )
    expect(await whatDiffers(await compute({}))).toEqual(['input'])
  })

  test('stand beside each other by cell, to an officer his own', async () => {
    const shorter = await compute({ minutes: 6 })
    const { cells, one, other } = await compare(shorter)
    const served = (at: 0 | 1) => cells.reduce((sum, cell) => sum + cell.peopleServed[at], 0)
    expect([served(0), served(1)]).toEqual([one.totals?.peopleServed, other.totals?.peopleServed])
    expect(served(1)).toBeLessThan(served(0))
    const own = await compare(shorter, { ...ctx, who: officerOf(TOWNSHIPS[0]) })
    expect(own.cells.map(({ code }) => code)).toEqual([TOWNSHIPS[0]])
  })

  test('that is repeated stays as long as its repetition does', async () => {
    for (let i = 1; i < RUNS_KEPT; i++) await compute({})
    expect(await repeat(first)).toMatchObject({ repeats: first, repetition: { sameInput: true, sameResult: true } })
  })

  test('without figures is neither compared nor repeated', async () => {
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(sql`update coverage_run set state = 'failed'`))
    await expect(compare(first)).rejects.toMatchObject({ code: 'runNotDone' })
    await expect(repeat(first)).rejects.toMatchObject({ code: 'runNotDone' })
  })
})
