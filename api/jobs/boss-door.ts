import type { LibraryDoor } from '@wangge/db'
import type PgBoss from 'pg-boss'
import type { Log } from '../house.ts'

const PAUSES_SECONDS = [1, 2, 4, 8, 16, 30]

/**
 * The library does not wait for the word that a job has ended: where that fails, nobody catches it and the process would end. It is
 * said again until the database is back; what cannot be said at all is left to expire, and the job is run again.
 */
export function persistentDoor(
  door: LibraryDoor,
  log: Pick<Log, 'warn'>,
  pause: (seconds: number) => Promise<void> = sleep,
): PgBoss.Db {
  const sayEnd = async (text: string, values: unknown[]) => {
    for (const seconds of [0, ...PAUSES_SECONDS]) {
      if (seconds > 0) await pause(seconds)
      try {
        return await door.executeSql(text, values)
      } catch (error) {
        log.warn({ task: 'jobs', err: error }, 'the end of a job is not written down yet')
      }
    }
    return { rows: [{ count: 0 }] }
  }
  return {
    executeSql: (text, values) =>
      values && ENDS_A_JOB.test(text) ? sayEnd(text, values) : door.executeSql(text, values),
  }
}

/** How pg-boss 10.4 begins the statements by which a job completes or fails. */
const ENDS_A_JOB = /^\s*WITH (?:results|deleted_jobs) AS/

function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000).unref()
  })
}
