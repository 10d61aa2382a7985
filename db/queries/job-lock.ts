import { type SQL, sql } from 'drizzle-orm'

/** Any numbers, the same in every release and on every machine: one import, one coverage run, one round of a name at a time. */
const KEYS = {
  ...{ import: 7_203_481_911, coverage: 7_203_481_912 },
  ...{
    dispatchWaiting: 7_203_481_921,
    responseFacts: 7_203_481_922,
    sampleTeams: 7_203_481_923,
    messages: 7_203_481_924,
  },
} as const
export type JobName = keyof typeof KEYS

/** Takes the job's lock until the transaction ends; false where another process holds it. */
export function tryJobLock(job: JobName): SQL {
  return sql`select pg_try_advisory_xact_lock(${KEYS[job]}::bigint) as taken`
}
