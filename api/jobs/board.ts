import { type LibraryDoor, layOutLibrary, libraryDoor, WHOLE_SYSTEM } from '@wangge/db'
import { type JobStateRow, jobStates } from '@wangge/db/queries/job-states'
import type PgBoss from 'pg-boss'
import type { House } from '../house.ts'
import { persistentDoor } from './boss-door.ts'
import type { ClockJob } from './job.ts'
import { runJob } from './run-job.ts'
import { type Ask, askByTheClock } from './schedule.ts'

/** The jobs of this process at work. */
export interface Board {
  /** Asks for a run now, in whichever process is free; one that waits already is that run. */
  ask(name: string, askedByName: string): Promise<void>
  stop(): Promise<void>
}

export interface BoardOptions {
  jobs: readonly ClockJob[]
  /** How often it is looked for what is due, and for what a killed process left. By default as below. */
  pace?: Pace
}

export interface Pace {
  cronSeconds: number
  pollSeconds: number
  maintenanceSeconds: number
}

/** Due jobs are seen within a quarter of a minute; a run lost with its process is found a minute after it expired. */
const PACE: Pace = { cronSeconds: 15, pollSeconds: 5, maintenanceSeconds: 60 }
const SCHEMA = 'pgboss'
const EXPIRES_SECONDS = 300
/** What waits for an end gets so long before it is taken from this process. */
const GRACE_MILLISECONDS = 2000

/**
 * Hangs the jobs on the board: pg-boss keeps it in a schema of its own, which the owner lays out here and `app_system` works in. Jobs
 * whose time passed while no process ran are made up for.
 */
export async function startBoard(house: House, { jobs, pace = PACE }: BoardOptions): Promise<Board> {
  const { default: Boss } = await import('pg-boss')
  await layOutLibrary(house.database, (door) => layOut(Boss, door, jobs))
  const boss = new Boss({
    ...{ schema: SCHEMA, db: persistentDoor(libraryDoor(house.database, WHOLE_SYSTEM), house.log), migrate: false },
    // Its own timekeeper counts the times of a cron line a second at a time, which held everything up for a tenth of a second.
    schedule: false,
    ...{ maintenanceIntervalSeconds: pace.maintenanceSeconds, archiveCompletedAfterSeconds: 3600, deleteAfterDays: 1 },
  })
  boss.on('error', (error) => house.log.error({ task: 'jobs', err: error }, 'the board of jobs stumbled'))
  await boss.start()
  const workers = new Map<string, string>()
  for (const job of jobs) {
    const options = { pollingIntervalSeconds: pace.pollSeconds }
    const worker = await boss.work<Asked>(job.name, options, async ([asked]) => {
      await runJob(house, job, asked?.data?.askedByName ?? null)
    })
    workers.set(job.name, worker)
  }
  const hung = await hangUp(boss, jobs, house.zone)
  const ask: Ask = async (name, options) => void (await boss.send(name, { askedByName: null } satisfies Asked, options))
  const states = await house.database.rows<JobStateRow>(WHOLE_SYSTEM, jobStates())
  const ranAt = new Map(
    jobs.map(({ name }) => [name, states.find((one) => one.name === name)?.startedAt ?? hung.get(name)]),
  )
  for (const { name, atStart } of jobs) if (atStart) await ask(name, {})
  const stopAsking = await askByTheClock(house, { jobs, ranAt, ask, everySeconds: pace.cronSeconds })
  return {
    ask: async (name, askedByName) => {
      await boss.send(name, { askedByName } satisfies Asked)
      const worker = workers.get(name)
      if (worker) boss.notifyWorker(worker)
    },
    stop: () => {
      stopAsking()
      return boss.stop({ graceful: true, wait: true, timeout: GRACE_MILLISECONDS })
    },
  }
}

interface Asked {
  askedByName: string | null
}

/** As the owner: tables of this version, a queue for each job, and what app_system may do with them. */
async function layOut(Boss: typeof PgBoss, db: LibraryDoor, jobs: readonly ClockJob[]): Promise<void> {
  const builder = new Boss({ schema: SCHEMA, db: asBossDb(db), schedule: false, supervise: false })
  await builder.start()
  for (const { name, expiresInSeconds = EXPIRES_SECONDS } of jobs) {
    // `stately`: one waits and one runs, however many processes ask.
    const attempts = { expireInSeconds: expiresInSeconds, retryLimit: 2, retryDelay: 20 }
    await builder.createQueue(name, { name, ...attempts, policy: 'stately' })
  }
  await db.executeSql(`grant usage on schema ${SCHEMA} to app_system`)
  await db.executeSql(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to app_system`)
  await builder.stop({ graceful: false })
}

/** Writes the schedules down; yields since when each is on the board. */
async function hangUp(boss: PgBoss, jobs: readonly ClockJob[], zone: string): Promise<Map<string, string | undefined>> {
  const known = (await boss.getSchedules()) as Hung[]
  for (const { name } of known) if (!jobs.some((job) => job.name === name)) await boss.unschedule(name)
  for (const { name, cron } of jobs) {
    const same = known.some((entry) => entry.name === name && entry.cron === cron && entry.timezone === zone)
    if (!same) await boss.schedule(name, cron, undefined, { tz: zone })
  }
  return new Map(((await boss.getSchedules()) as Hung[]).map((entry) => [entry.name, entry.created_on]))
}

/** When a schedule came to the board: one that never ran since is missed too. */
type Hung = PgBoss.Schedule & { created_on?: string; timezone?: string }

const asBossDb = (door: LibraryDoor): PgBoss.Db => ({ executeSql: (text, values) => door.executeSql(text, values) })
