import type { Context } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { silentLog } from '../../log.ts'
import { good } from '../../testing/dispatch-quarter.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import { quarterCells, TOWNSHIPS } from '../../testing/quarter.ts'
import { insertTimed, type TimedHazard } from '../../testing/response.ts'

/** 08:00 on a Friday in Shanghai. */
const FRIDAY = '2026-11-20T00:00:00.000Z'
const NOW = '2026-11-21T12:00:00.000Z'
const administrator = personOf('administrator', null)
const after = (minutes: number) => new Date(Date.parse(FRIDAY) + minutes * 60_000).toISOString()
/** Answered after two minutes, a team sent after three. */
const sent = { answered: 120, dispatched: 180 }

/** Ten arrivals, 100 s to 1000 s after being sent; then one of each thing that must not be counted like them. */
const HAZARDS: TimedHazard[] = [
  ...Array.from({ length: 10 }, (_, at) => ({ reportedAt: after(at), ...sent, arrived: 180 + 100 * (at + 1) })),
  // Ends before it begins.
  { reportedAt: after(20), ...sent, arrived: 100 },
  // No seconds at all.
  { reportedAt: after(21), ...sent, arrived: 180 },
  // Verified without anybody having arrived.
  { reportedAt: after(22), ...sent, verified: 4000, clocks: { verify: { due: 3999, stopped: 4000 } } },
  // Sent a day ago, and not there yet.
  { reportedAt: after(23), ...sent },
  // Just reported.
  { reportedAt: '2026-11-21T11:59:00.000Z' },
  { reportedAt: after(24), ...sent, arrived: 480, verified: 500, verdict: 'false', state: 'verified' },
  { reportedAt: after(25), ...sent, arrived: 480, verified: 500, verdict: 'duplicate', state: 'verified' },
  // Patrols are where they find something.
  ...Array.from({ length: 3 }, (_, at) => ({
    ...{ reportedAt: after(30 + at), source: 'patrol', answered: 1, dispatched: 1, arrived: 2 },
  })),
  // Rectified a second after its own clock was due; another on time though its step took as long.
  {
    ...{
      reportedAt: after(60),
      township: 1 as const,
      kind: 'gasHose',
      grade: 'major' as const,
      acknowledged: 60,
      verified: 60,
    },
    ...{ rectified: 5061, closedOut: 9000, clocks: { rectify: { due: 5060, stopped: 5061 } } },
  },
  {
    ...{
      reportedAt: after(61),
      township: 1 as const,
      source: 'forum',
      acknowledged: 60,
      verified: 60,
      rectified: 5061,
    },
    clocks: { feedback: { due: 600 }, rectify: { due: 5061, stopped: 5061 } },
  },
]

describeOnEachEngine('the response figures', (on) => {
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  let who: Context = administrator

  beforeAll(async () => {
    await on.empty()
    ctx = testCtx(on.database, () => new Date(NOW))
    const empty = { ...quarterCells()[2], code: '150502102000', name: '空镇', boundary: null }
    await importKind(ctx, 'cells', [...quarterCells(), empty as never])
    await insertTimed(on, HAZARDS)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  }, 120_000)
  afterAll(() => ctx.tiles.close())

  const PERIOD = 'from=2026-11-01&to=2026-11-30'
  const get = (what: string, query = '') => app.request(`/api/v1/response/${what}?${PERIOD}&${query}`)
  const steps = async (query = '') => {
    const found = await good(Promise.resolve(get('steps', query)), contract.responseSteps)
    return { ...found, of: (name: string) => found.steps.find(({ step }) => step === name) }
  }
  const cases = (query: string) =>
    good(Promise.resolve(get('cases', `count=true&${query}`)), contract.pageOf(contract.responseCase))

  test('count what is measured, and apart from it what is zero, missing, reversed, late and open, not there yet', async () => {
    const { of, cases: all, leftOut } = await steps()
    expect({ all, leftOut }).toEqual({ all: 19, leftOut: { falseReports: 1, duplicates: 1, selfFound: 3 } })
    // 0, 100 … 1000, and 300 twice more: the false report and the duplicate had a team too.
    expect(of('arrive')).toMatchObject({
      ...{ n: 13, p50: 400, p90: 880, p95: 940, onTime: 9, late: 4, openLate: 1, onTimeRate: 9 / 14 },
      ...{ missing: 1, reversed: 1, zero: 1, pending: 1, promiseSeconds: 600 },
    })
    expect(of('dispatch')).toMatchObject({ n: 16, p50: 60, p95: 60, missing: 0, pending: 1, onTimeRate: null })
    expect(of('feedback')).toMatchObject({ n: 16, onTime: 16, late: 0, openLate: 1, pending: 1, missing: 1 })
    expect(of('rectify')).toMatchObject({ n: 2, p50: 5001, onTime: 1, late: 1, onTimeRate: 0.5 })
    expect(of('close')).toMatchObject({ n: 1, p50: 3939, onTimeRate: null, promiseSeconds: null })
  })

  test('add up: every case is in one of them, and the bins hold those that are measured', async () => {
    const found = await steps()
    for (const { step, n, missing, reversed, openLate, pending, histogram } of found.steps) {
      // False report and duplicate; two that were settled without a team.
      const unreal = ['rectify', 'close', 'reportToClose', 'dispatch', 'arrive', 'reportToArrive'].includes(step)
        ? 2
        : 0
      expect([step, n + missing + reversed + openLate + pending]).toEqual([step, found.cases - unreal])
      expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(n)
    }
  })

  test('open for every number the list behind it, a page at a time', async () => {
    const { steps: figures, cases: all, leftOut } = await steps()
    for (const figure of figures) {
      const measures = ['onTime', 'late', 'openLate', 'pending', 'missing', 'reversed', 'zero'] as const
      const numbers = {
        measured: figure.n,
        all,
        ...leftOut,
        ...Object.fromEntries(measures.map((one) => [one, figure[one]])),
      }
      for (const [measure, number] of Object.entries(numbers)) {
        const query = `step=${figure.step}&measure=${measure}`
        const { items, total } = await cases(`${query}&limit=200`)
        expect([query, items.length, total]).toEqual([query, number, number])
      }
      for (const [at, count] of figure.histogram.counts.entries()) {
        if (count === 0) continue
        const [from, to] = [figure.histogram.edgesSeconds[at], figure.histogram.edgesSeconds[at + 1]]
        const { total } = await cases(
          `step=${figure.step}&fromSeconds=${from}${to === undefined ? '' : `&toSeconds=${to}`}`,
        )
        expect([figure.step, from, total]).toEqual([figure.step, from, count])
      }
    }
    for (const sort of ['slowest', 'fastest', 'latest']) {
      const seen: string[] = []
      for (let cursor = ''; ; ) {
        const page = await cases(`measure=measured&sort=${sort}&limit=4${cursor}`)
        seen.push(...page.items.map(({ serial }) => serial))
        if (page.nextCursor === null) break
        cursor = `&cursor=${page.nextCursor}`
      }
      expect(new Set(seen).size).toBe(13)
      if (sort === 'slowest') expect(seen[0]).toBe('T-0009')
    }
  })

  test('show what patrols found themselves apart, and in the figures only where they are asked for', async () => {
    const groups = async (query: string) =>
      (await good(Promise.resolve(get('groups', query)), contract.responseGroups)).groups
    const bySource = await groups('by=source&step=arrive')
    expect(bySource.map(({ key, n }) => [key, n]).sort()).toEqual([
      ['forum', 0],
      ['resident', 13],
      ['selfFound', 3],
    ])
    expect((await groups('by=kind&step=arrive')).find(({ key }) => key === 'selfFound')).toMatchObject({ n: 3, p50: 1 })
    expect((await steps('sources=patrol')).of('arrive')).toMatchObject({ n: 3, p90: 1 })
    expect((await steps('sources=patrol,forum')).cases).toBe(4)
  })

  test('rank townships, an empty one last and without a rate', async () => {
    const areas = async (level: string) =>
      (await good(Promise.resolve(get('areas', `level=${level}`)), contract.responseAreas)).areas
    expect(await areas('township')).toMatchObject([
      { key: TOWNSHIPS[0], n: 13, p90: 880, onTimeRate: 9 / 14, missing: 1 },
      { key: TOWNSHIPS[1], n: 0, p90: null, onTimeRate: null, missing: 0 },
      { key: '150502102000', n: 0, p50: null, onTimeRate: null, missing: 0 },
    ])
    expect(await areas('county')).toMatchObject([{ key: '150502000000', n: 13 }])
    expect((await areas('cell')).map(({ n }) => n)).toEqual([13, 0])
  })

  test('go by day, hour and weekday of the deployment', async () => {
    const trend = await good(Promise.resolve(get('trend', 'step=arrive')), contract.responseTrend)
    expect(trend.days).toEqual([{ day: '2026-11-20', n: 13, p50: 400, p90: 880, p95: 940 }])
    const { hours } = await good(Promise.resolve(get('hours', 'step=arrive')), contract.responseHours)
    expect(hours).toMatchObject([{ weekday: 5, hour: 8, n: 13 }])
    expect((await steps('weekday=5&hour=8')).of('arrive')?.n).toBe(13)
    expect((await steps('weekday=6')).cases).toBe(1)
    expect((await steps('grade=major')).cases).toBe(1)
    expect((await steps('kinds=gasHose,other')).cases).toBe(19)
    expect((await steps('kinds=nothing')).cases).toBe(0)
    expect((await steps(`area=${TOWNSHIPS[1]}`)).cases).toBe(2)
    expect((await steps(`teamId=${crypto.randomUUID()}`)).cases).toBe(0)
  })

  test('hold nothing of another township for its officer', async () => {
    who = personOf('township_officer', 1)
    try {
      expect((await steps()).cases).toBe(2)
      expect((await cases('measure=all')).total).toBe(2)
      expect((await get('steps', `area=${TOWNSHIPS[0]}`)).status).toBe(404)
      const { areas } = await good(Promise.resolve(get('areas')), contract.responseAreas)
      expect(areas.map(({ key }) => key)).toEqual([TOWNSHIPS[1]])
      who = personOf('grid_worker', 1)
      expect((await get('export.csv')).status).toBe(403)
    } finally {
      who = administrator
    }
  })

  test('say why arrivals were late, and give the list as a file', async () => {
    const reasons = await good(Promise.resolve(get('reasons')), contract.responseReasons)
    expect(reasons).toMatchObject({ late: 4, reasons: [{ reason: 'unknown', n: 4 }] })
    await on.script(`update hazard set address = '横2路 13812345678' where serial = 'T-0009'`)
    const text = await (await get('export.csv', 'measure=late&language=en')).text()
    expect(text.split('\r\n')).toHaveLength(6)
    expect(text).toContain('T-0009,Other,Resident,横2路 138****5678,')
    expect(text).not.toContain('13812345678')
  })

  test('name the data sets, and answer an unknown one as not found', async () => {
    const { items } = await good(Promise.resolve(get('datasets')), contract.responseDatasets)
    expect(items).toEqual([{ key: 'own', name: '', cases: 22, from: '2026-11-20', to: '2026-11-21' }])
    expect((await get('steps', 'dataset=nothing')).status).toBe(404)
    expect((await get('steps', 'from=2026-12-01')).status).toBe(400)
  })
})
