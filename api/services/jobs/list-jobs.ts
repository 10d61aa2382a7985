import { type JobStateRow, jobStates } from '@wangge/db/queries/job-states'
import type { Job, JobList } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { sampleTeams } from '../../jobs/sample-clock.ts'
import { CLOCK_JOBS, ROUND_JOBS } from '../../jobs/table.ts'
import { nextTime } from '../../jobs/times.ts'
import { requireWholeScope } from '../permissions.ts'

/** Everything that runs by the clock, how it went last and when it runs next, for the administrator of everything. Throws `forbidden`. */
export async function listJobs({ ctx }: { ctx: Ctx }): Promise<JobList> {
  const { database, who, clock, zone, jobs } = ctx
  requireWholeScope(who, ['administrator'])
  const states = new Map((await database.rows<JobStateRow>(who, jobStates())).map((row) => [row.name, row]))
  const now = clock()
  const items: Job[] = []
  for (const { name, cron, isForEmbedded } of CLOCK_JOBS) {
    if (isForEmbedded && database.engine !== 'embedded') continue
    const nextAt = nextTime(cron, now, zone).toISOString()
    items.push({ ...NEVER_RAN, ...states.get(name), name, cron, everySeconds: null, nextAt })
  }
  for (const { name, everySeconds } of [...ROUND_JOBS, sampleTeams]) {
    const nextAt = new Date(now.getTime() + everySeconds * 1000).toISOString()
    items.push({ ...NEVER_RAN, ...states.get(name), name, cron: null, everySeconds, nextAt })
  }
  return { items, isRunning: jobs.board !== null, now: now.toISOString() }
}

const NEVER_RAN = {
  ...{ state: null, startedAt: null, finishedAt: null, milliseconds: null, result: {} },
  ...{ askedByName: null, error: null, failedAt: null },
}
