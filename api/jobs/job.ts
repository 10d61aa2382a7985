import type { JobName } from '@wangge/db/queries/job-lock'
import type { House } from '../house.ts'

/** What a run did, by name: hazards escalated, uploads removed. */
export type Counts = Record<string, number>

/** What runs by the clock, once however many processes there are. */
export interface ClockJob {
  name: string
  /** Five fields, in the deployment's zone; no more often than every minute. */
  cron: string
  /** Only where the embedded engine has nobody else to do it. */
  isForEmbedded?: true
  /** Also when a process starts; by default only where its time has passed since it last ran. */
  atStart?: true
  /** A run that takes longer counts as lost with its process, and is made again. Default 300. */
  expiresInSeconds?: number
  run(house: House): Promise<Counts>
}

/** What goes round more often than the board's minute, one process at a time. */
export interface RoundJob {
  name: JobName
  everySeconds: number
  /** Not at the start, but one turn later. */
  waitsFirst?: true
  /** What the log says where a round fails. */
  failure: string
  run(house: House): Promise<Counts>
}

/** A job for the board's table. Throws RangeError for a name that cannot be one. */
export function defineJob<Job extends ClockJob | RoundJob>(job: Job): Job {
  if (!/^[a-z][A-Za-z]{1,40}$/.test(job.name))
    throw new RangeError(`A job's name is a word in letters, got ${job.name}`)
  return job
}
