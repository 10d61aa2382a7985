import type { House } from '../house.ts'
import { startBoard } from './board.ts'
import { startRounds } from './rounds.ts'
import { CLOCK_JOBS, ROUND_JOBS } from './table.ts'

/** Where the board cannot be hung up, as while the database is away, it is tried again. */
const AGAIN_MILLISECONDS = 10_000
/** Calls that are not answered by then are made again by the next process. */
const GRACE_MILLISECONDS = 1500

/** Starts everything that goes by the clock; the board is hung up behind the back of who waits for the start. Returns how to stop it. */
export function startJobs(house: House): () => Promise<void> {
  const stops = ROUND_JOBS.map((job) => startRounds(house, job))
  const jobs = CLOCK_JOBS.filter(({ isForEmbedded }) => !isForEmbedded || house.database.engine === 'embedded')
  let isStopped = false
  const hanging = (async () => {
    while (!isStopped) {
      try {
        const board = await startBoard(house, { jobs })
        house.jobs.board = board
        return board
      } catch (error) {
        if (isStopped) return null
        house.log.error({ task: 'jobs', err: error }, 'jobs by the clock do not run')
        await sleep(AGAIN_MILLISECONDS)
      }
    }
    return null
  })()
  return async () => {
    isStopped = true
    for (const stop of stops) stop()
    house.jobs.board = null
    const board = await hanging
    await Promise.all([board?.stop(), Promise.race([house.mailroom.idle(), sleep(GRACE_MILLISECONDS)])])
  }
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
