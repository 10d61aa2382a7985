import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { type IntakeLoad, keptConnections, type Sent, sendAgain, sendReports } from '../load/intake.ts'
import { faultsOf, Listeners } from '../load/listeners.ts'
import { homesOf } from '../load/sample.ts'
import { testDatabaseUrl } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { signInAs } from '../product/sign-in.ts'
import { projectRoot, startProduct } from '../product/start.ts'

test.setTimeout(300_000)

/** Below the limit of changes a minute that each person has. */
const PER_SECOND = 3
const SECONDS = 60
const STOPPED_AFTER_MS = 10_000
const AWAY_MS = 30_000
/** A refusal, and the first good answer after the database's return, come so soon. */
const SOON_MS = 5000

test('the database is stopped for 30 s under intake: clear refusals, then everything goes on, and nothing that was accepted is lost', async () => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set: there may be no PostGIS here')
  await withDirectory(async (directory) => {
    // The cluster's own user must get in.
    await chmod(directory, 0o755)
    const cluster = join(directory, 'cluster')
    const databaseUrl = (await postgis('start', cluster)).trim()
    const product = await startProduct({ dataDir: join(directory, 'data'), databaseUrl, demo: true })
    try {
      const cookie = await signInAs(product.url, 'command')
      const places = await homesOf(product.url, cookie)
      const load: IntakeLoad = { url: product.url, cookie, perSecond: PER_SECOND, seconds: SECONDS, places }
      const listeners = new Listeners({ urls: [product.url], cookies: Array.from({ length: 10 }, () => cookie) })
      await listeners.connected()

      const sending = sendReports(load, keptConnections())
      await sleep(STOPPED_AFTER_MS)
      await postgis('halt', cluster)
      await sleep(AWAY_MS / 2)
      const refusal = await fetch(`${product.url}/api/v1/hazards`, { headers: { cookie } })
      expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await refusal.json()).toMatchObject({ code: 'databaseAway' })
      await sleep(AWAY_MS / 2)
      await postgis('resume', cluster)
      const sent = await sending
      expect(new Set(sent.map(({ status }) => status)), 'accepted, or refused with the reason').toEqual(
        new Set([201, 503]),
      )
      const refused = sent.filter(({ status }) => status === 503)
      expect(refused.length / PER_SECOND).toBeLessThan((AWAY_MS + SOON_MS) / 1000)
      expect(slowest(refused), 'nobody waits for what does not come').toBeLessThan(SOON_MS)
      expect(new Set(sent.slice(-PER_SECOND * 5).map(({ status }) => status))).toEqual(new Set([201]))

      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      const kept = new Set((await database<{ id: string }[]>`select id from hazard`).map(({ id }) => id))
      const accepted = sent.filter(({ status }) => status === 201)
      expect(
        accepted.filter(({ id }) => id === null || !kept.has(id)),
        'accepted and lost',
      ).toEqual([])
      for (const [index, one] of sent.entries()) {
        const again = await sendAgain(load, index, one.idempotencyKey)
        expect(again).toMatchObject(one.status === 201 ? { status: 201, id: one.id } : { status: 201 })
      }
      const [row] = await database<
        { count: number }[]
      >`select count(*)::int from hazard where source_reference like 'G-%'`
      expect(row?.count, 'each report once').toBe(sent.length)

      await expect
        .poll(
          async () => (await database`select from live_event where number is null`).length,
          'events without a number',
        )
        .toBe(0)
      const told = (await database<{ number: string }[]>`select number from live_event order by number`).map(
        ({ number }) => Number(number),
      )
      expect(await listeners.behind(told.at(-1) ?? 0, 30), 'listeners that did not catch up').toEqual([])
      expect(faultsOf(listeners.all, told)).toEqual({ missed: 0, repeated: 0 })
      listeners.end()
      await database.end()
      expect(await product.stop()).toBe(0)
    } finally {
      await product.kill()
      await postgis('stop', cluster)
    }
  })
})

const slowest = (sent: readonly Sent[]): number => Math.max(...sent.map(({ milliseconds }) => milliseconds))

/** A cluster of its own, so that no other test misses it. */
async function postgis(command: 'start' | 'halt' | 'resume' | 'stop', directory: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', [join(projectRoot, '.ci/postgis.sh'), command, directory])
  return stdout
}
