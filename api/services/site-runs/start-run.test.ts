import { describeOnEachEngine } from '@wangge/db/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { silentLog } from '../../log.ts'
import { loadQuarter, testCtx } from '../../testing/house.ts'
import { cancelSiteRun } from './cancel-run.ts'
import { listSiteRuns } from './list-runs.ts'
import type { SiteMessage } from './site-job.ts'

const REFUSED: SiteMessage = {
  type: 'refused',
  problem: { code: 'tooFewCandidates', params: { choose: 2, candidates: 1 } },
}

describeOnEachEngine('a search for sites asked for under a key', (on) => {
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  /** What each search that is started says; it says no more. */
  let said: SiteMessage = { type: 'ready' }
  let started = 0

  beforeAll(async () => {
    await on.empty()
    const house = testCtx(on.database)
    await loadQuarter(house)
    const start: Ctx['siteSearches']['start'] = (_, hear) => {
      started++
      const message = said
      queueMicrotask(() => hear(message))
      return { stop: () => {} }
    }
    ctx = { ...house, siteSearches: { start, close: async () => {} } }
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => ctx.who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  beforeEach(async () => {
    await on.script('delete from site_run; delete from idempotency_key')
    said = { type: 'ready' }
    started = 0
  })
  afterAll(() => ctx.tiles.close())

  const ask = async (key: string | null, choose = 2) => {
    const body = { objective: 'coverage', choose, candidates: { from: 'residences' }, settings: {} }
    const response = await app.request('/api/v1/site-runs', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) },
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const runOf = async (asked: ReturnType<typeof ask>) => {
    const { status, body } = await asked
    expect(status, JSON.stringify(body)).toBe(202)
    return contract.siteRun.parse(body)
  }
  const known = async () => (await listSiteRuns({ ctx, input: { limit: 1, count: true } })).total

  test('is one search however often it is sent, and shown as it is by then', async () => {
    const first = await runOf(ask('one'))
    expect((await runOf(ask('one'))).id).toBe(first.id)
    await cancelSiteRun({ ctx, input: { id: first.id } })
    expect(await runOf(ask('one'))).toMatchObject({ id: first.id, state: 'cancelled' })
    expect([started, await known()]).toEqual([1, 1])
  })

  test('is one search where the repeat comes before the first answer', async () => {
    const [first, second] = await Promise.all([runOf(ask('one')), runOf(ask('one'))])
    expect(second.id).toBe(first.id)
    expect([started, await known()]).toEqual([1, 1])
  })

  test('is another search under another key, once the first has ended', async () => {
    const first = await runOf(ask('one'))
    expect(await ask('two')).toMatchObject({ status: 409, body: { code: 'siteRunRunning' } })
    expect(await ask(null)).toMatchObject({ status: 409, body: { code: 'siteRunRunning' } })
    await cancelSiteRun({ ctx, input: { id: first.id } })
    expect((await runOf(ask('two'))).id).not.toBe(first.id)
    expect(await known()).toBe(2)
  })

  test('is refused where the key was for another search', async () => {
    await runOf(ask('one'))
    expect(await ask('one', 3)).toMatchObject({ status: 422, body: { code: 'idempotencyKeyReused' } })
    expect([started, await known()]).toEqual([1, 1])
  })

  test('leaves the key free where it could not be asked', async () => {
    said = REFUSED
    expect(await ask('one')).toMatchObject({ status: 422, body: { code: 'tooFewCandidates' } })
    said = { type: 'ready' }
    expect(await runOf(ask('one'))).toMatchObject({ state: 'running' })
    expect(await known()).toBe(1)
  })
})
