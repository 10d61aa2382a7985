import { WHOLE_SYSTEM } from '@wangge/db'
import { beginJob, failJob, finishJob } from '@wangge/db/queries/job-states'
import type { House } from '../house.ts'
import type { ClockJob } from './job.ts'

/** Runs a job and writes down how it went. Throws what it threw, once that is written down. */
export async function runJob(
  house: House,
  { name, run }: Pick<ClockJob, 'name' | 'run'>,
  askedByName: string | null,
): Promise<void> {
  const { database, clock, log } = house
  const began = clock()
  await database.rows(WHOLE_SYSTEM, beginJob(name, began.toISOString(), askedByName))
  const ended = () => ({ at: clock().toISOString(), milliseconds: clock().getTime() - began.getTime() })
  try {
    const result = await run(house)
    await database.rows(WHOLE_SYSTEM, finishJob(name, { ...ended(), result }))
    if (Object.values(result).some((count) => count > 0)) log.info({ job: name, ...result }, 'job')
  } catch (error) {
    log.error({ job: name, err: error }, 'a job failed')
    await database.rows(WHOLE_SYSTEM, failJob(name, { ...ended(), error: wordsOf(error) }))
    throw error
  }
}

/** What an administrator reads of a failure. */
export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
