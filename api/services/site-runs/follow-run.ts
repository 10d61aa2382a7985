import { WHOLE_SYSTEM } from '@wangge/db'
import { advanceSiteRun, finishSiteRun, stopSiteRun } from '@wangge/db/queries/site-runs'
import type { SQL } from 'drizzle-orm'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { SiteDraft, SiteJob, SiteMessage } from './site-job.ts'

const WRITE_EVERY_MS = 1000

/**
 * Runs a search and writes down how it goes. `begin` writes the run down once the search can be asked; `ready` settles then, or throws why
 * it cannot. Each write looks whether the run still runs, so that whoever cancels it in whichever process stops it.
 */
export function followRun(
  ctx: Ctx,
  id: string,
  job: SiteJob,
  begin: () => Promise<void>,
): { ready: Promise<void>; finished: Promise<void> } {
  let begun: () => void = () => {}
  let refuse: (error: unknown) => void = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    ;[begun, refuse] = [resolve, reject]
  })
  const finished = new Promise<void>((end) => {
    let [progress, draft]: [number, SiteDraft | null] = [0, null]
    let last: SiteMessage | null = null
    let isAsked = false
    let hasBegun = false
    const write = (query: SQL) => ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(query))
    const now = () => ctx.clock().toISOString()
    const stop = () => {
      clearTimeout(timer)
      search.stop()
      end()
    }
    const tick = async () => {
      const written = draft
      draft = null
      const touched = await write(advanceSiteRun(id, progress, written, now()))
      if (touched === 0) return stop()
      if (last === null) timer = setTimeout(() => void guarded(tick), WRITE_EVERY_MS)
      else await settle(last)
    }
    const settle = async (message: SiteMessage) => {
      if (message.type === 'done') await write(finishSiteRun(id, message.draft, now()))
      if (message.type === 'failed') await write(stopSiteRun(id, 'failed', message.problem, now()))
      stop()
    }
    const guarded = async (work: () => Promise<unknown>) => {
      try {
        await work()
      } catch (error) {
        ctx.log.error({ error, id }, 'a search for sites could not be written down')
        stop()
      }
    }
    let timer = setTimeout(() => {}, 0)
    const search = ctx.siteSearches.start(job, (message) => {
      if (message.type === 'progress') {
        progress = Math.max(progress, message.progress)
        draft = message.draft ?? draft
      } else if (message.type === 'refused') {
        const { code, params } = message.problem
        refuse(new ServiceError(code, `The search cannot be asked: ${code}`, params))
        stop()
      } else if (message.type === 'ready') {
        isAsked = true
        begin()
          .then(() => {
            hasBegun = true
            begun()
            return guarded(tick)
          })
          .catch((error: unknown) => {
            refuse(error)
            stop()
          })
      } else {
        last = withoutDetail(ctx, id, message)
        if (!isAsked) {
          refuse(new ServiceError('internal', `Search ${id} broke before it began`))
          return stop()
        }
        if (!hasBegun) return
        clearTimeout(timer)
        void guarded(tick)
      }
    })
  })
  return { ready, finished }
}

/** What broke is for the log, not for people. */
function withoutDetail({ log }: Ctx, id: string, message: SiteMessage): SiteMessage {
  if (message.type !== 'failed' || message.problem.code !== 'internal') return message
  log.error({ id, ...message.problem.params }, 'a search for sites broke')
  return { type: 'failed', problem: { code: 'internal', params: {} } }
}
