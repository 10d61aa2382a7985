import { test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type IntakeLoad, percentile, type Sent } from '../load/intake.ts'
import { homesOf } from '../load/sample.ts'
import { bundleAndRun, ready, resultOf } from '../product/bundle.ts'
import { isDurable, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { count, lookInto } from '../product/look.ts'
import { freePort } from '../product/port.ts'
import { signInAs } from '../product/sign-in.ts'
import { printFigure } from './figures.ts'

const PER_SECOND = 300
const SECONDS = 60
const WARM_UP_SECONDS = 15
const P99_MS = 150

test('three hundred reports a second for a minute, with sign-in, trail and clocks, on PostGIS with fsync', async () => {
  test.skip(
    !(await isDurable()),
    'TEST_DATABASE_URL names no PostGIS with fsync on: FSYNC=on .ci/postgis.sh start <dir>',
  )
  await withDirectory((directory) =>
    withPostgis(async (databaseUrl) => {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const product = await bundleAndRun('bench/serve.ts', {
        ...{ PORT: String(port), DATABASE_URL: databaseUrl, WANGGE_DATA: directory, WANGGE_DEMO: '1' },
      })
      await ready(url)
      const cookie = await signInAs(url, 'command')
      await historyIsWhole({ dataDir: directory, databaseUrl })
      const load: IntakeLoad = {
        url,
        cookie,
        perSecond: PER_SECOND,
        seconds: SECONDS,
        places: await homesOf(url, cookie),
      }
      const loads = [{ ...load, seconds: WARM_UP_SECONDS }, load]
      const [warmUp = [], sent = []] = await resultOf<Sent[][]>('load/run.ts', loads)
      product.kill('SIGTERM')
      await new Promise((resolve) => product.once('close', resolve))

      const accepted = sent.filter(({ status }) => status === 201)
      const acceptedBefore = warmUp.filter(({ status }) => status === 201)
      const waits = sent.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
      const kept = await lookInto({ dataDir: directory, databaseUrl }, (database) =>
        count(database, sql`from hazard where source_reference like 'G-%'`),
      )
      console.log(`     ${sent.length} reports at ${PER_SECOND}/s, median ${percentile(waits, 0.5).toFixed(1)} ms`)
      console.log(`     slowest of each second: ${slowestBySecond(sent).join(' ')} ms`)
      printFigure({
        what: 'intake: reports not accepted',
        measured: sent.length - accepted.length,
        target: 0,
        unit: 'reports',
      })
      printFigure({
        what: 'intake: accepted reports that are not in the ledger',
        measured: accepted.length + acceptedBefore.length - kept,
        target: 0,
        unit: 'reports',
      })
      printFigure({ what: 'intake: 99th percentile', measured: percentile(waits, 0.99), target: P99_MS, unit: 'ms' })
    }),
  )
})

/** The sample's rosters and its oldest weeks are written after the start, beside people's work, and counted at last: not while measuring. */
async function historyIsWhole(place: Place): Promise<void> {
  const uncounted = sql`from pg_stat_user_tables where relname = 'hazard' and analyze_count < 2`
  await lookInto(place, async (database) => {
    while ((await count(database, uncounted)) > 0) await new Promise((resolve) => setTimeout(resolve, 1000))
  })
}

/** Milliseconds of the slowest report of each second: shows whether the load outran the server, or something came between. */
function slowestBySecond(sent: readonly Sent[]): number[] {
  return Array.from({ length: SECONDS }, (_, second) => {
    const waits = sent.slice(second * PER_SECOND, (second + 1) * PER_SECOND).map(({ milliseconds }) => milliseconds)
    return Math.round(Math.max(...waits))
  })
}
