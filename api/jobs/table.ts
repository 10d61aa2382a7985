import { regularBackup, vacuum } from '@wangge/db'
import { finishRecomputing } from '../services/calendar/finish-recomputing.ts'
import { advanceDispatches } from '../services/dispatch/advance-dispatches.ts'
import { forgetOldAnswers } from '../services/idempotency.ts'
import { cleanUp } from '../services/jobs/clean-up.ts'
import { escalate } from '../services/jobs/escalate.ts'
import { tellClocks } from '../services/jobs/tell-clocks.ts'
import { tellShiftGaps } from '../services/jobs/tell-shift-gaps.ts'
import { keepTracks } from '../services/patrol-proof/keep-tracks.ts'
import { removeStaleUploads } from '../services/photos/remove-stale-uploads.ts'
import { forgetUsedChallenges } from '../services/residents/forget-challenges.ts'
import { flushFacts } from '../services/response/flush-facts.ts'
import { type ClockJob, defineJob, type RoundJob } from './job.ts'

/** Three hundredths of a second: reports that come by the hundred a second hardly wait behind it, and a call has a cost of its own. */
const CASES_AT_ONCE = 300

/** What runs by the clock, on the board. */
export const CLOCK_JOBS: readonly ClockJob[] = [
  // Clocks are as short as ten minutes: told within a minute.
  defineJob({ name: 'clockAlerts', cron: '* * * * *', run: tellClocks }),
  // What is overdue by the rule's share of its clock goes one level up.
  defineJob({ name: 'escalation', cron: '*/5 * * * *', run: escalate }),
  // A shift that begins within two hours has a team in every cell.
  defineJob({ name: 'shiftGaps', cron: '*/10 * * * *', run: tellShiftGaps }),
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
  // Proofs of work of the residents' page that are too old to be handed in again go.
  defineJob({
    ...{ name: 'challengeCleaning', cron: '47 * * * *' },
    run: async (house) => ({ removed: await forgetUsedChallenges(house) }),
  }),
  // Shifts that are over are judged for good, old tracks thinned, and older ones forgotten.
  defineJob({
    ...{ name: 'trackKeeping', cron: '25 * * * *', expiresInSeconds: 3600 },
    run: async (house) => ({ ...(await keepTracks({ house })) }),
  }),
  // What was told long ago, and the log of messages.
  defineJob({ name: 'alertCleaning', cron: '40 3 * * *', run: cleanUp }),
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
  defineJob({
    ...{ name: 'messages', everySeconds: 2, failure: 'messages wait' },
    run: async ({ mailroom }) => ({ ...(await mailroom.turn()) }),
  }),
  // The queue of facts is kept short, so that who asks for figures finds little of it.
  defineJob({
    ...{ name: 'responseFacts', everySeconds: 1, failure: 'facts of the response wait to be computed' },
    run: async (house) => {
      await flushFacts(house, CASES_AT_ONCE)
      return {}
    },
  }),
]
