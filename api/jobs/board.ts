import { type LibraryDoor, layOutLibrary, libraryDoor, WHOLE_SYSTEM } from '@wangge/db'
import { type JobStateRow, jobStates } from '@wangge/db/queries/job-states'
import type PgBoss from 'pg-boss'
import type { House } from '../house.ts'
import { persistentDoor } from './boss-door.ts'
import type { ClockJob } from './job.ts'
import { runJob } from './run-job.ts'
import { lastTime } from './times.ts'

/** The jobs of this process at work. */
export interface Board {
  /** Asks for a run now, in whichever process is free; one that waits already is that run. */
  ask(name: string, askedByName: string): Promise<void>
  stop(): Promise<void>
}

export interface BoardOptions {
  jobs: readonly ClockJob[]
  /** How often the library looks for what is due, and for what a killed process left. By default as below. */
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
  const common = { schema: SCHEMA, clockMonitorIntervalSeconds: 600 }
  await layOutLibrary(house.database, (door) => layOut(Boss, door, jobs))
  const boss = new Boss({
    ...{ ...common, db: persistentDoor(libraryDoor(house.database, WHOLE_SYSTEM), house.log), migrate: false },
    ...{ cronMonitorIntervalSeconds: pace.cronSeconds, cronWorkerIntervalSeconds: Math.max(1, pace.pollSeconds) },
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
  await schedule(boss, jobs, house.zone)
  await makeUp(boss, jobs, house)
  return {
    ask: async (name, askedByName) => {
      await boss.send(name, { askedByName } satisfies Asked)
      const worker = workers.get(name)
      if (worker) boss.notifyWorker(worker)
    },
    stop: () => boss.stop({ graceful: true, wait: true, timeout: GRACE_MILLISECONDS }),
  }
}

interface Asked {
  askedByName: string | null
}

/** As the owner: tables of this version, a queue for each job, and what app_system may do with them. */
async function layOut(Boss: typeof PgBoss, db: LibraryDoor, jobs: readonly ClockJob[]): Promise<void> {
  const builder = new Boss({ schema: SCHEMA, db: asBossDb(db), schedule: false, supervise: false })
  await builder.start()
  for (const { name, expiresInSeconds = EXPIRES_SECONDS } of [{ name: CRON_QUEUE }, ...jobs] as Queue[]) {
    const isCron = name === CRON_QUEUE
    // `stately`: one waits and one runs, however many processes ask.
    await builder.createQueue(name, {
      ...{ name, expireInSeconds: expiresInSeconds, retryLimit: 2, retryDelay: isCron ? 0 : 20 },
      policy: isCron ? 'standard' : 'stately',
    })
  }
  await db.executeSql(`grant usage on schema ${SCHEMA} to app_system`)
  await db.executeSql(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to app_system`)
  await builder.stop({ graceful: false })
}

type Queue = Pick<ClockJob, 'name' | 'expiresInSeconds'>
/** The library's own, which would otherwise be made by who may not make tables. */
const CRON_QUEUE = '__pgboss__send-it'

async function schedule(boss: PgBoss, jobs: readonly ClockJob[], zone: string): Promise<void> {
  const known = (await boss.getSchedules()) as Hung[]
  for (const { name } of known) if (!jobs.some((job) => job.name === name)) await boss.unschedule(name)
  for (const { name, cron } of jobs) {
    const same = known.some((entry) => entry.name === name && entry.cron === cron && entry.timezone === zone)
    if (!same) await boss.schedule(name, cron, undefined, { tz: zone })
  }
}

/** Asks for those that run at every start, and those whose last time passed without a run. */
async function makeUp(boss: PgBoss, jobs: readonly ClockJob[], { database, clock, zone }: House): Promise<void> {
  const states = await database.rows<JobStateRow>(WHOLE_SYSTEM, jobStates())
  const hung = new Map((await boss.getSchedules()).map((entry) => [entry.name, (entry as Hung).created_on]))
  for (const { name, cron, atStart } of jobs) {
    const before = states.find((one) => one.name === name)?.startedAt ?? hung.get(name) ?? ''
    const isMissed = new Date(before) < (await lastTime(cron, clock(), zone))
    if (atStart || isMissed) await boss.send(name, { askedByName: null } satisfies Asked)
  }
}

/** When a schedule came to the board: one that never ran since is missed too. */
type Hung = PgBoss.Schedule & { created_on?: string; timezone?: string }

const asBossDb = (door: LibraryDoor): PgBoss.Db => ({ executeSql: (text, values) => door.executeSql(text, values) })
