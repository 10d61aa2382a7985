import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import postgres, { type Sql } from 'postgres'
import { faultsOf, Listeners } from '../load/listeners.ts'
import { cookiesOfListeners } from '../load/sessions.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { freePort } from '../product/port.ts'
import { type StartOptions, startProduct } from '../product/start.ts'

test.setTimeout(300_000)
test.beforeEach(() => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  process.env['AUTH_SECRET'] = SECRET
})
test.afterEach(() => {
  Reflect.deleteProperty(process.env, 'AUTH_SECRET')
})

const POINT = '01900000-0000-7000-8000-000000000001'
const SECRET = 'a secret of tests, 32 characters or more'

test('500 listeners under whom the server is restarted, twice, all go on without gap or repeat', () =>
  onPostgis(async (place, database) => {
    const port = await freePort()
    let product = await startProduct({ ...place, port })
    const cookies = await cookiesOfListeners(database, 500, SECRET)
    const listeners = new Listeners({ urls: [product.url], cookies })
    await listeners.connected()
    const writing = new Writing(database, 20)
    await sleep(2000)
    expect(await product.stop(), 'ends by itself, whoever listens').toBe(0)
    product = await startProduct({ ...place, port })
    await listeners.connected()
    await sleep(1000)
    await product.kill()
    product = await startProduct({ ...place, port })
    await listeners.connected()
    await writing.stop()

    const told = await toldNumbers(database)
    expect(await listeners.behind(told.at(-1) ?? 0, 60), 'listeners that did not catch up').toEqual([])
    expect(faultsOf(listeners.all, told)).toEqual({ missed: 0, repeated: 0 })
    expect(Math.min(...listeners.all.map(({ breaks }) => breaks))).toBeGreaterThanOrEqual(2)
    expect(listeners.all.reduce((sum, { resets }) => sum + resets, 0)).toBe(0)
    listeners.end()
    expect(await product.stop()).toBe(0)
  }))

test('two processes on one PostGIS: each tells what the other wrote; one is killed, its listeners move and miss nothing', () =>
  onPostgis(async (place, database) => {
    const [first, second] = [await startProduct(place), await startProduct(place)]
    const [reporter = '', ...cookies] = await cookiesOfListeners(database, 61, SECRET)
    await database`
      insert into service_point (id, code, name, kind, location)
      values (${POINT}, 'P1', '咨询点', 'consultation', ST_SetSRID(ST_MakePoint(122, 43), 4326))`
    const listeners = new Listeners({ urls: [first.url, second.url], cookies })
    await listeners.connected()
    // Each process takes in what the listeners of both are to hear.
    const serials: string[] = []
    for (const url of [first.url, second.url, first.url]) serials.push(await ask(url, reporter))
    const before = await toldNumbers(database)
    expect(await listeners.behind(before.at(-1) ?? 0, 30)).toEqual([])
    expect(before.length).toBeGreaterThanOrEqual(3)

    const writing = new Writing(database, 50)
    await sleep(500)
    await first.kill()
    await listeners.connected()
    serials.push(await ask(second.url, reporter))
    await writing.stop()
    const told = await toldNumbers(database)
    expect(await listeners.behind(told.at(-1) ?? 0, 30), 'listeners that did not catch up').toEqual([])
    expect(faultsOf(listeners.all, told)).toEqual({ missed: 0, repeated: 0 })
    expect(new Set(serials).size).toBe(4)
    expect(listeners.all.filter(({ breaks }) => breaks > 0).length, 'half of them listened at the one that died').toBe(
      30,
    )
    listeners.end()
    expect(await second.stop()).toBe(0)
  }))

/** A consultation at the point, taken in by the process at that address; its serial. */
async function ask(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/consultations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ question: '楼道里能停电动车吗？', channel: 'phone', servicePointId: POINT }),
  })
  const body = (await response.json()) as { serial?: string }
  expect(response.status, JSON.stringify(body)).toBe(201)
  return body.serial ?? ''
}

/** Changes that come whether or not a server runs: each transaction writes one to three events, a tenth of them is taken back. */
class Writing {
  readonly #database: Sql
  readonly #done: Promise<void>
  #isOn = true

  constructor(database: Sql, everyMilliseconds: number) {
    this.#database = database
    this.#done = this.#write(everyMilliseconds)
  }

  async stop(): Promise<void> {
    this.#isOn = false
    await this.#done
  }

  async #write(everyMilliseconds: number): Promise<void> {
    for (let index = 0; this.#isOn; index++) {
      await this.#database
        .begin(async (tx) => {
          await tx`insert into live_event (kind, event, at) select 'alert', 'clockSoon', now() from generate_series(0, ${index % 3}::int)`
          if (index % 10 === 9) throw new Error('taken back')
        })
        .catch(() => {})
      await sleep(everyMilliseconds)
    }
  }
}

/** Numbers of everything that was written, in their order, once none waits for one. */
async function toldNumbers(database: Sql): Promise<number[]> {
  for (;;) {
    const rows = await database<{ number: string | null }[]>`select number from live_event order by number`
    if (rows.every(({ number }) => number !== null)) return rows.map(({ number }) => Number(number))
    await sleep(50)
  }
}

function onPostgis(
  work: (place: StartOptions & { databaseUrl: string }, database: Sql) => Promise<void>,
): Promise<void> {
  return withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      try {
        await work({ dataDir, databaseUrl, demo: false }, database)
      } finally {
        await database.end()
      }
    }),
  )
}
