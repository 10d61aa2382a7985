import { v5 } from 'uuid'
import type { House } from '../house.ts'
import type { ClockJob } from './job.ts'
import { lastTime } from './times.ts'

/** Puts a run on the board; one with an `id` that is there already is that run. */
export type Ask = (name: string, options: { id?: string }) => Promise<void>

export interface Schedule {
  jobs: readonly ClockJob[]
  /** When each began last, or came to the board; a time named since then is made up for at once. */
  ranAt: ReadonlyMap<string, string | undefined>
  ask: Ask
  everySeconds: number
}

/**
 * Asks for what the clock names. All processes look; each time a job is named is one run, under an id that follows from both. What
 * cannot be asked for, as while the database is away, is asked for at the next look. Returns how to stop it.
 */
export async function askByTheClock(house: House, { jobs, ranAt, ask, everySeconds }: Schedule): Promise<() => void> {
  const { clock, zone, log } = house
  const since = new Map(jobs.map(({ name }) => [name, new Date(ranAt.get(name) ?? clock())]))
  const look = async () => {
    const now = clock()
    for (const { name, cron } of jobs) {
      const time = lastTime(cron, now, zone)
      if (time <= (since.get(name) ?? now)) continue
      await ask(name, { id: v5(`${name} ${time.toISOString()}`, RUNS) })
      since.set(name, time)
    }
  }
  await look()
  const timer = setInterval(() => {
    look().catch((error) =>
      log.error({ task: 'jobs', err: error }, 'what the clock names is asked for at the next look'),
    )
  }, everySeconds * 1000)
  timer.unref()
  return () => clearInterval(timer)
}

/** Namespace of the ids of runs. */
const RUNS = '6f0e0f0c-6b5e-5d5b-9a53-2f1c9a0d7b41'
