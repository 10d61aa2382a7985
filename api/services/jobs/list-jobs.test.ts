import { describeOnOneEngine } from '@wangge/db/testing'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Ctx } from '../../house.ts'
import { runJob } from '../../jobs/run-job.ts'
import { CLOCK_JOBS } from '../../jobs/table.ts'
import { testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import { listAudit } from '../audit/list-audit.ts'
import { askForJob } from './ask-for-job.ts'
import { listJobs } from './list-jobs.ts'

describeOnOneEngine('the list of jobs', (on) => {
  let ctx: Ctx
  const now = new Date('2026-11-22T02:00:30Z')
  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
  })

  test('says of each when it runs next, and how it went last', async () => {
    await runJob(ctx, { name: 'uploadCleaning', run: async () => ({ removed: 2 }) }, null)
    const failing = { name: 'answerCleaning', run: () => Promise.reject(new Error('no room')) }
    await expect(runJob(ctx, failing, '李站长')).rejects.toThrow('no room')
    const { items, isRunning } = await listJobs({ ctx })
    const job = (name: string) => items.find((one) => one.name === name)
    expect(isRunning).toBe(false)
    expect(job('clockAlerts')).toMatchObject({ state: null, nextAt: '2026-11-22T02:01:00.000Z' })
    expect(job('uploadCleaning')).toMatchObject({
      state: 'done',
      result: { removed: 2 },
      nextAt: '2026-11-22T02:12:00.000Z',
    })
    expect(job('answerCleaning')).toMatchObject({ state: 'failed', error: 'no room', askedByName: '李站长' })
    expect(job('alertCleaning')?.nextAt, 'by the wall clock of the zone').toBe('2026-11-22T19:40:00.000Z')
    expect(job('dispatchWaiting')).toMatchObject({ cron: null, everySeconds: 5 })
  })

  test('each name stands once', async () => {
    const names = (await listJobs({ ctx })).items.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain(CLOCK_JOBS[0]?.name)
  })

  test('asking for one is written down; only the administrator of everything may', async () => {
    const ask = vi.fn(async () => {})
    const running: Ctx = { ...ctx, jobs: { board: { ask, stop: async () => {} } } }
    await askForJob({ ctx: running, input: { name: 'uploadCleaning' } })
    expect(ask).toHaveBeenCalledWith('uploadCleaning', ctx.who.personName)
    const { items } = await listAudit({ ctx, input: { limit: 10, count: false, action: 'jobAskedFor' } })
    expect(items).toMatchObject([{ subjectId: 'uploadCleaning' }])
    await expect(askForJob({ ctx, input: { name: 'uploadCleaning' } })).rejects.toMatchObject({ code: 'starting' })
    await expect(askForJob({ ctx: running, input: { name: 'dispatchWaiting' } })).rejects.toMatchObject({
      code: 'notFound',
    })
    const officer = { ...running, who: personOf('administrator', 0) }
    await expect(askForJob({ ctx: officer, input: { name: 'uploadCleaning' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(listJobs({ ctx: officer })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
