import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type JobName, tryJobLock } from '@wangge/db/queries/job-lock'

/** Gives the lock back; safe to call twice. */
export type Release = () => Promise<void>

/** Jobs of this process by database. */
const running = new WeakMap<Database, Set<JobName>>()

/**
 * One job of a name at a time, over all processes of a database; null where one is under way. On PostGIS a transaction of its own
 * holds an advisory lock, so a killed process leaves none behind; the embedded engine has one process only.
 */
export async function takeJobLock(database: Database, job: JobName): Promise<Release | null> {
  const mine = running.get(database) ?? new Set()
  running.set(database, mine)
  if (mine.has(job)) return null
  mine.add(job)
  try {
    const releaseThere = database.engine === 'postgis' ? await holdAdvisoryLock(database, job) : async () => {}
    if (!releaseThere) {
      mine.delete(job)
      return null
    }
    return async () => {
      mine.delete(job)
      await releaseThere()
    }
  } catch (error) {
    mine.delete(job)
    throw error
  }
}

async function holdAdvisoryLock(database: Database, job: JobName): Promise<Release | null> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let answer: (taken: boolean) => void = () => {}
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  const held = database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { taken } = await tx.one<{ taken: boolean }>(tryJobLock(job))
    answer(taken)
    if (taken) await released
  })
  const taken = await Promise.race([answered, held.then(() => false)])
  if (!taken) {
    await held
    return null
  }
  return async () => {
    release()
    await held
  }
}
