import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@playwright/test'
import postgres, { type Sql } from 'postgres'
import { percentile } from '../load/intake.ts'
import { faultsOf, type Heard, type ListenerLoad } from '../load/listeners.ts'
import { homesOf } from '../load/sample.ts'
import { cookiesOfListeners } from '../load/sessions.ts'
import { bundleAndRun, ready } from '../product/bundle.ts'
import { isDurable, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { freePort } from '../product/port.ts'
import { printFigure } from './figures.ts'

const LISTENERS = 1000
const REPORTS = 150
const EVERY_MS = 200
const WHILE_DOWN = 20
const P99_MS = 300
const MEMORY_MB = 500
const SECRET = 'a secret of benchmarks, 32 characters or more'

test('a thousand listeners on two cores: an event reaches them, the server is restarted, all go on; on PostGIS with fsync', async () => {
  test.skip(
    !(await isDurable()),
    'TEST_DATABASE_URL names no PostGIS with fsync on: FSYNC=on .ci/postgis.sh start <dir>',
  )
  await withDirectory((directory) =>
    withPostgis(async (databaseUrl) => {
      const environment = {
        ...{ PORT: String(await freePort()), DATABASE_URL: databaseUrl, WANGGE_DATA: directory, WANGGE_DEMO: '1' },
        AUTH_SECRET: SECRET,
      }
      const url = `http://127.0.0.1:${environment.PORT}`
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      const start = async () => {
        const product = await bundleAndRun('bench/serve.ts', environment)
        await ready(url)
        return product
      }
      // What writing the sample has left in memory is none of the listeners' doing.
      const writer = await start()
      await historyIsWhole(database)
      await end(writer)
      let product = await start()
      const [reporter = '', ...cookies] = await cookiesOfListeners(database, LISTENERS + 1, SECRET)
      const peak = peakOf(product)
      const listeners = await Listening.begin({ urls: [url], cookies })

      await report(url, reporter, 10)
      const sentAt = await report(url, reporter, REPORTS)
      const heard = await listeners.heardUpTo(database)
      const waits = await waitsOf(database, sentAt, heard.all)
      const megabytes = peak.stop()

      await end(product)
      await database`insert into live_event (kind, event, at) select 'alert', 'clockSoon', now() from generate_series(1, ${WHILE_DOWN})`
      product = await start()
      await listeners.ask('connected')
      await report(url, reporter, 10)
      const after = await listeners.heardUpTo(database)
      const { missed, repeated } = faultsOf(after.all, after.told)
      listeners.end()
      await end(product)
      await database.end()

      console.log(
        `     ${waits.length} arrivals, median ${percentile(waits, 0.5).toFixed(0)} ms, longest ${waits.at(-1)?.toFixed(0)} ms, load ${loadavg()[0]?.toFixed(1)}`,
      )
      const p99 = percentile(waits, 0.99)
      printFigure({
        what: 'live: a report sent to a listener told, 99th percentile',
        measured: p99,
        target: P99_MS,
        unit: 'ms',
      })
      printFigure({
        what: `live: the server with ${LISTENERS} listeners`,
        measured: megabytes,
        target: MEMORY_MB,
        unit: 'MB',
      })
      const stale = after.all.filter(({ breaks, resets }) => breaks === 0 || resets > 0).length + after.behind
      printFigure({
        what: 'live: listeners that do not resume after a restart',
        measured: stale,
        target: 0,
        unit: 'listeners',
      })
      printFigure({ what: 'live: events that a listener missed', measured: missed, target: 0, unit: 'events' })
      printFigure({ what: 'live: events that a listener heard twice', measured: repeated, target: 0, unit: 'events' })
    }),
  )
})

/** The listeners, in a process of their own. */
class Listening {
  readonly #child: ChildProcess
  readonly #answers: AsyncIterator<string>

  private constructor(child: ChildProcess) {
    this.#child = child
    if (!child.stdout) throw new Error('the listeners say nothing')
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  static async begin(load: ListenerLoad): Promise<Listening> {
    const listening = new Listening(await bundleAndRun('load/run-listeners.ts', {}))
    listening.#child.stdin?.write(`${JSON.stringify(load)}\n`)
    await listening.ask('connected')
    return listening
  }

  async ask<Answer>(question: string): Promise<Answer> {
    this.#child.stdin?.write(`${question}\n`)
    return JSON.parse((await this.#answers.next()).value) as Answer
  }

  /** Everything that is written by now; what all have heard once they have been told it, and how many have not. */
  async heardUpTo(database: Sql): Promise<{ told: number[]; all: Heard[]; behind: number }> {
    const told = await numbersOf(database)
    const behind = await this.ask<unknown[]>(String(told.at(-1)))
    return { told, all: await this.ask<Heard[]>('heard'), behind: behind.length }
  }

  end(): void {
    this.#child.stdin?.end()
  }
}

/** Sends reports one by one at an even rate; when each was sent (milliseconds of the epoch), by its id. */
async function report(url: string, cookie: string, count: number): Promise<Map<string, number>> {
  const places = await homesOf(url, cookie)
  const sent = new Map<string, number>()
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  const answers = Array.from({ length: count }, async (_, index) => {
    await sleep(index * EVERY_MS)
    const body = JSON.stringify({
      ...{ kind: 'other', source: 'hotline12345', description: `楼道堆物 ${index}`, address: `${index} 号楼` },
      position: places[index % places.length],
    })
    const at = Date.now()
    const response = await fetch(`${url}/api/v1/hazards`, { method: 'POST', headers, body })
    sent.set(((await response.json()) as { id: string }).id, at)
  })
  await Promise.all(answers)
  return sent
}

/** Milliseconds from the sending of each report (its commit comes later) to its arrival at each listener, ascending. */
async function waitsOf(database: Sql, sentAt: ReadonlyMap<string, number>, all: readonly Heard[]): Promise<number[]> {
  const rows = await database<{ number: string; ref: string }[]>`
    select number, ref from live_event where kind = 'hazard' and event = 'reported'`
  const sent = new Map(rows.map(({ number, ref }) => [Number(number), sentAt.get(ref)]))
  return all
    .flatMap(({ numbers, at }) =>
      numbers.flatMap((number, index) => {
        const since = sent.get(number)
        return since === undefined ? [] : [(at[index] ?? 0) - since]
      }),
    )
    .sort((a, b) => a - b)
}

/** The numbers of all events, once none waits for one. */
async function numbersOf(database: Sql): Promise<number[]> {
  for (;;) {
    const rows = await database<{ number: string | null }[]>`select number from live_event order by number`
    if (rows.every(({ number }) => number !== null)) return rows.map(({ number }) => Number(number))
    await sleep(50)
  }
}

/** The most memory that a process holds until it is asked, in megabytes. */
function peakOf({ pid }: ChildProcess): { stop(): number } {
  let peak = 0
  const look = () => {
    const kilobytes = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    peak = Math.max(peak, (kilobytes * 1024) / 1e6)
  }
  look()
  const timer = setInterval(look, 250)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}

/** The sample's rosters and its oldest weeks are written after the start, beside people's work: not while measuring. */
async function historyIsWhole(database: Sql): Promise<void> {
  for (;;) {
    const missing = await database`
      select from import i where 'demo:hazards' = any(i.file_names)
        and i.row_count > (select count(*) from hazard h where h.import_id = i.id)`
    if (missing.length === 0) return
    await sleep(1000)
  }
}

async function end(product: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => product.once('close', resolve))
  product.kill('SIGTERM')
  await ended
}
