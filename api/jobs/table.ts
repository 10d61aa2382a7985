import { regularBackup, vacuum } from '@wangge/db'
import { finishRecomputing } from '../services/calendar/finish-recomputing.ts'
import { advanceDispatches } from '../services/dispatch/advance-dispatches.ts'
import { forgetOldAnswers } from '../services/idempotency.ts'
import { tellClocks } from '../services/jobs/tell-clocks.ts'
import { removeStaleUploads } from '../services/photos/remove-stale-uploads.ts'
import { flushFacts } from '../services/response/flush-facts.ts'
import { type ClockJob, defineJob, type RoundJob } from './job.ts'

/** A hundredth of a second: reports that come by the hundred a second do not wait behind it. */
const CASES_AT_ONCE = 100

/** What runs by the clock, on the board. */
export const CLOCK_JOBS: readonly ClockJob[] = [
  // Clocks are as short as ten minutes: told within a minute.
  defineJob({ name: 'clockAlerts', cron: '* * * * *', run: tellClocks }),
  // Due times follow a calendar whose change was cut off by the end of a process.
  defineJob({
    ...{ name: 'clockSettling', cron: '7 * * * *', atStart: true },
    run: async (house) => ({ changed: await finishRecomputing(house) }),
  }),
  // Photos that no case took within a day go.
  defineJob({
    ...{ name: 'uploadCleaning', cron: '12 * * * *' },
    run: async (house) => ({ removed: await removeStaleUploads({ ctx: house }) }),
  }),
  // Stored answers to requests that are too old to be sent again go.
  defineJob({
    ...{ name: 'answerCleaning', cron: '17 * * * *' },
    run: async (house) => ({ removed: await forgetOldAnswers(house) }),
  }),
  // PostgreSQL has an autovacuum of its own, and whoever runs it his own dumps.
  defineJob({
    ...{ name: 'backup', cron: '30 2 * * *', isForEmbedded: true, expiresInSeconds: 3600 },
    run: async ({ database, clock, backupDirectory }) =>
      backupDirectory === null
        ? {}
        : { kept: await regularBackup(database, { directory: backupDirectory, now: clock() }) },
  }),
  defineJob({
    ...{ name: 'vacuum', cron: '22 * * * *', isForEmbedded: true },
    run: async ({ database }) => {
      await vacuum(database)
      return {}
    },
  }),
]

/** An offer without an answer goes on at most five seconds after it was due. */
export const dispatchWaiting: RoundJob = defineJob({
  ...{ name: 'dispatchWaiting', everySeconds: 5, failure: 'offers without an answer wait' },
  run: async (house) => ({ ...(await advanceDispatches(house)) }),
})

/** What goes round more often. */
export const ROUND_JOBS: readonly RoundJob[] = [
  dispatchWaiting,
  // The queue of facts is kept short, so that who asks for figures finds little of it.
  defineJob({
    ...{ name: 'responseFacts', everySeconds: 0.5, failure: 'facts of the response wait to be computed' },
    run: async (house) => {
      await flushFacts(house, CASES_AT_ONCE)
      return {}
    },
  }),
]
