import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bundleTo } from '../../build.mjs'
import { siteRequest } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { openPlanTable } from '../plan/plan-table.ts'
import { cancelSiteRun } from './cancel-run.ts'
import { getSiteRun } from './get-run.ts'
import { listSiteRuns } from './list-runs.ts'
import { clearInterruptedSiteRuns } from './silent.ts'
import type { SiteMessage, SiteRequest } from './site-job.ts'
import { createSiteSearches, type SiteSearches } from './site-searches.ts'
import { startSiteSearch } from './start-run.ts'

/** Eight minutes: some homes of the quarter are that near to a point. */
const SETTINGS = { limitSeconds: 480 }
const asked = (more: object = {}): SiteRequest =>
  siteRequest.parse({
    ...{ objective: 'coverage', choose: 2, candidates: { from: 'residences' }, settings: SETTINGS, ...more },
  })
const placed = (...places: [id: string, lon: number, lat: number][]) => ({
  candidates: { from: 'places', places: places.map(([id, lon, lat]) => ({ id, name: `候选${id}`, lon, lat })) },
})

describeOnOneEngine('a search for sites', (on) => {
  let ctx: Ctx
  let folder: string

  beforeAll(async () => {
    // Beneath the packages that the bundle asks for.
    folder = await mkdtemp(join(import.meta.dirname, '../../node_modules/.site-worker-'))
    await bundleTo(folder, { 'site-worker': 'services/site-runs/worker.ts' })
    await on.empty()
    const house = testCtx(on.database)
    await loadQuarter(house)
    ctx = { ...house, siteSearches: createSiteSearches(join(folder, 'site-worker.js')) }
  })
  beforeEach(async () => {
    await on.script('delete from site_run')
  })
  afterAll(async () => {
    await ctx.siteSearches.close()
    await rm(folder, { recursive: true, force: true })
  })

  const run = async (input: SiteRequest, who = ctx.who) => {
    const mine = { ...ctx, who }
    const { run: begun, finished } = await startSiteSearch({ ctx: mine, input: { search: input } })
    expect(begun).toMatchObject({ state: 'running', request: input })
    await finished
    return getSiteRun({ ctx: mine, input: { id: begun.id } })
  }
  const answerOf = async (input: SiteRequest, who = ctx.who) => {
    const { state, answer, problem } = await run(input, who)
    expect({ state, problem }).toEqual({ state: 'done', problem: null })
    if (!answer) throw new Error('A search that is done has an answer')
    return answer
  }
  /** Served by each choice of so many homes, tried one by one on the planner's table. */
  const bestOfAll = async (choose: number) => {
    const { table } = await openPlanTable(ctx, ctx.who, { settings: asked().settings, edits: [] })
    const { id, lonLat } = table.base.residences
    const pointAt = (row: number) => ({
      ...{ type: 'addPoint' as const, id: id[row] ?? '', name: '', kind: 'consultation', openingHours: '24/7' },
      ...{ openWeek: [0, 10_080], staffed: true, capacity: null },
      ...{ lon: lonLat[2 * row] ?? 0, lat: lonLat[2 * row + 1] ?? 0 },
    })
    let best = 0
    const tryFrom = (from: number, rows: number[]) => {
      if (rows.length === choose) {
        table.replace(rows.map(pointAt))
        best = Math.max(best, table.totals().after.people.served)
        return
      }
      for (let row = from; row < id.length; row++) tryFrom(row + 1, [...rows, row])
    }
    tryFrom(0, [])
    return best
  }

  test('serves what no other choice exceeds; before and gain make after, in every community', async () => {
    const answer = await answerOf(asked())
    const best = await bestOfAll(2)
    expect(answer).toMatchObject({ objective: best, bound: best, proven: true, gapShare: 0, isCurveExact: true })
    expect(answer.after.people.served).toBe(best)
    expect(answer.sites).toHaveLength(2)
    expect(answer.sites.every(({ name, cellCode }) => name.startsWith('楼') && cellCode !== null)).toBe(true)
    const gained = answer.sites.reduce((sum, site) => sum + site.gained, 0)
    expect(answer.before.people.served + gained).toBe(answer.after.people.served)
    expect(answer.cells.map(({ name }) => name).sort()).toEqual(['社区0', '社区1'])
    for (const { before, after, gained: more, lost } of answer.cells)
      expect(before.served + more - lost).toBe(after.served)
    expect(answer.curve.map(({ added }) => added)).toEqual([0, 1, 2])
    expect(answer.curve[1]?.served).toBe(await bestOfAll(1))
    expect(answer.curve[2]?.served).toBe(best)
  })

  test('stands on the edits of its scenario, and knows room, minima and shares', async () => {
    const whole = await answerOf(asked({ choose: 1 }))
    const { ground } = await openPlanTable(ctx, ctx.who, { settings: asked().settings, edits: [] })
    const edits = ground.points.map(({ id }) => ({ type: 'closePoint', id }))
    const without = await answerOf(asked({ choose: 1, edits }))
    expect(without.before.people.served).toBe(0)
    expect(whole.before.people.served).toBeGreaterThan(0)

    const small = await answerOf(asked({ choose: 2, capacityEach: 15 }))
    expect(small.objective).toBe(small.before.people.served + 30)
    expect(small.after.people.served).toBe(small.objective)
    expect(small).toMatchObject({ bound: small.objective, proven: true })

    const spread = await answerOf(asked({ leastPerTownship: 1 }))
    expect(new Set(spread.sites.map(({ cellCode }) => cellCode?.slice(0, 9))).size).toBe(2)

    const half = await answerOf(asked({ objective: 'full-cover', choose: 10, share: 0.5 }))
    expect(half.objective).toBe(half.sites.length)
    expect(half.after.people.served).toBeGreaterThanOrEqual(half.after.people.all / 2)
  })

  test('finds the least mean walk, and says who cannot walk anywhere', async () => {
    const { curve, objective, bound, proven, unreachable } = await answerOf(asked({ objective: 'median', choose: 2 }))
    expect({ proven, unreachable, bound }).toEqual({ proven: true, unreachable: 0, bound: objective })
    const means = curve.map((point) => point.objective)
    expect(means).toEqual([...means].sort((a, b) => b - a))
    expect(objective).toBe(means.at(-1))
    expect(objective).toBeLessThan((means[0] ?? 0) / 1.5)
  })

  test('takes places given, leaves those without a street aside, refuses where none is left or too few are', async () => {
    const near = placed(
      ['A', WEST + 0.003, SOUTH + 0.005],
      ['B', WEST + 0.013, SOUTH + 0.005],
      ['far', WEST + 1, SOUTH],
    )
    const answer = await answerOf(asked({ ...near, choose: 1 }))
    expect(answer).toMatchObject({ candidates: 2, candidatesOffNetwork: ['far'], proven: true })
    expect(answer.sites[0]?.name).toMatch(/^候选[AB]$/)
    await expect(run(asked({ ...near, choose: 3 }))).rejects.toMatchObject({
      ...{ code: 'tooFewCandidates', params: { choose: 3, candidates: 2 } },
    })
    await expect(run(asked(placed(['far', WEST + 1, SOUTH])))).rejects.toMatchObject({
      ...{ code: 'candidatesOffNetwork', params: { ids: ['far'] } },
    })
    const edits = [{ type: 'closePoint', id: '01900000-0000-7000-8000-000000000000' }]
    await expect(run(asked({ edits }))).rejects.toMatchObject({
      ...{ code: 'editImpossible', params: { index: 0, reason: 'unknownPoint' } },
    })
    expect((await listSiteRuns({ ctx, input: { limit: 10, count: true } })).total).toBe(1)
  })

  test('names the homes that no candidate can serve', async () => {
    const { state, problem } = await run(
      asked({ objective: 'full-cover', choose: 5, ...placed(['A', WEST + 0.003, SOUTH + 0.005]) }),
    )
    expect(state).toBe('failed')
    expect(problem).toMatchObject({ code: 'notFeasible', params: { reason: 'outOfReach' } })
    expect(Number(problem?.params['count'])).toBe(problem?.params['demands']?.split(',').length)
  })

  /** Searches whose messages the test sends itself. */
  const held = () => {
    let tell: (message: SiteMessage) => void = () => {}
    let isStopped = false
    const siteSearches: SiteSearches = {
      start: (_, hear) => {
        tell = hear
        queueMicrotask(() => hear({ type: 'ready' }))
        return { stop: () => (isStopped = true) }
      },
      close: async () => {},
    }
    return { ctx: { ...ctx, siteSearches }, tell: (message: SiteMessage) => tell(message), isStopped: () => isStopped }
  }

  test('shows how far it has come, goes alone for its person, and stops when it is cancelled', async () => {
    const best = await answerOf(asked())
    const one = held()
    const { run: begun, finished } = await startSiteSearch({ ctx: one.ctx, input: { search: asked() } })
    await expect(startSiteSearch({ ctx, input: { search: asked() } })).rejects.toMatchObject({ code: 'siteRunRunning' })
    const other = { ...ctx.who, personId: 'another' }
    expect((await answerOf(asked({ choose: 1 }), other)).sites).toHaveLength(1)
    one.tell({ type: 'progress', progress: 0.5, draft: best })
    await expect
      .poll(() => getSiteRun({ ctx, input: { id: begun.id } }), { timeout: 4000 })
      .toMatchObject({ state: 'running', progress: 0.5, answer: { objective: best.objective } })
    expect(await cancelSiteRun({ ctx, input: { id: begun.id } })).toMatchObject({ state: 'cancelled' })
    await finished
    expect(one.isStopped()).toBe(true)
    expect((await getSiteRun({ ctx, input: { id: begun.id } })).answer?.objective).toBe(best.objective)
    await expect(cancelSiteRun({ ctx, input: { id: begun.id } })).rejects.toMatchObject({ code: 'runNotRunning' })
  })

  test('that breaks has failed, and so has one whose process is gone', async () => {
    const one = held()
    const { run: begun, finished } = await startSiteSearch({ ctx: one.ctx, input: { search: asked() } })
    one.tell({ type: 'failed', problem: { code: 'internal', params: { detail: 'out of memory' } } })
    await finished
    const broken = { state: 'failed', problem: { code: 'internal', params: {} } }
    expect(await getSiteRun({ ctx, input: { id: begun.id } })).toMatchObject(broken)

    await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
      tx.run(sql`update site_run set state = 'running', problem = null, seen_at = seen_at - interval '1 hour'`),
    )
    await clearInterruptedSiteRuns(ctx)
    const gone = { state: 'failed', problem: { code: 'interrupted', params: {} } }
    expect(await getSiteRun({ ctx, input: { id: begun.id } })).toMatchObject(gone)
  })

  test('is for those who plan, over their own area', async () => {
    const planner = { ...officerOf(TOWNSHIPS[0]), role: 'planner' as const, personId: 'planner0' }
    const own = await answerOf(asked({ choose: 1 }), planner)
    expect(own.before.people.all).toBe(200)
    const [mine] = (await listSiteRuns({ ctx: { ...ctx, who: planner }, input: { limit: 10, count: false } })).items
    const id = mine?.id ?? ''
    const officer = { ...ctx, who: officerOf(TOWNSHIPS[0]) }
    expect((await getSiteRun({ ctx: officer, input: { id } })).answer?.objective).toBe(own.objective)
    await expect(startSiteSearch({ ctx: officer, input: { search: asked() } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const neighbour = { ...ctx, who: officerOf(TOWNSHIPS[1]) }
    await expect(getSiteRun({ ctx: neighbour, input: { id } })).rejects.toMatchObject({ code: 'notFound' })
    const worker = { ...ctx, who: { ...ctx.who, role: 'grid_worker' as const } }
    await expect(listSiteRuns({ ctx: worker, input: { limit: 10, count: false } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const command = { ...ctx, who: { ...ctx.who, role: 'command' as const } }
    const lonely = asked({ settings: { ...SETTINGS, weight: 'vulnerable' } })
    await expect(startSiteSearch({ ctx: command, input: { search: lonely } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('of a thread that is busy leaves this one free, and is gone when it is stopped', async () => {
    const { base } = (await openPlanTable(ctx, ctx.who, { settings: asked().settings, edits: [] })).table
    const network = await ctx.networks.current()
    const heard: string[] = []
    const job = {
      graph: new Uint8Array(network?.graph.buffer ?? new ArrayBuffer(0)),
      base,
      networkEdits: [],
      request: asked(),
    }
    const search = ctx.siteSearches.start(job, ({ type }) => heard.push(type))
    search.stop()
    await wait(300)
    expect(heard).toEqual([])
  })
})
