import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@playwright/test'
import type { HazardSummary } from '@wangge/api/contract'
import { sql } from 'drizzle-orm'
import { build } from 'esbuild'
import postgres from 'postgres'
import { type IntakeLoad, percentile, type Sent } from '../load/intake.ts'
import { homesOf } from '../load/sample.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { count, lookInto } from '../product/look.ts'
import { freePort } from '../product/port.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { projectRoot } from '../product/start.ts'
import { printFigure } from './figures.ts'

const PER_SECOND = 300
const SECONDS = 60
const WARM_UP = { perSecond: 100, seconds: 10 }
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
      await historyIsWhole(url, cookie)
      const load: IntakeLoad = {
        url,
        cookie,
        perSecond: PER_SECOND,
        seconds: SECONDS,
        places: await homesOf(url, cookie),
      }
      await sendFromOutside({ ...load, ...WARM_UP })
      const sent = await sendFromOutside(load)
      product.kill('SIGTERM')
      await new Promise((resolve) => product.once('close', resolve))

      const accepted = sent.filter(({ status }) => status === 201)
      const waits = sent.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
      const kept = await lookInto({ dataDir: directory, databaseUrl }, (database) =>
        count(database, sql`from hazard where source_reference like 'G-%'`),
      )
      console.log(`     ${sent.length} reports at ${PER_SECOND}/s, median ${percentile(waits, 0.5).toFixed(1)} ms`)
      printFigure({
        what: 'intake: reports not accepted',
        measured: sent.length - accepted.length,
        target: 0,
        unit: 'reports',
      })
      printFigure({
        what: 'intake: accepted reports that are not in the ledger',
        measured: accepted.length + WARM_UP.perSecond * WARM_UP.seconds - kept,
        target: 0,
        unit: 'reports',
      })
      printFigure({ what: 'intake: 99th percentile', measured: percentile(waits, 0.99), target: P99_MS, unit: 'ms' })
    }),
  )
})

/** The sample's oldest weeks are written after the start, beside people's work: not while measuring. */
async function historyIsWhole(url: string, cookie: string): Promise<void> {
  for (let before = -1; ; ) {
    const { total } = await read<HazardSummary>(url, '/api/v1/hazards/summary?all=true', cookie)
    if (total === before) return
    before = total
    await new Promise((resolve) => setTimeout(resolve, 4000))
  }
}

/** Whether every commit waits for the disk. */
async function isDurable(): Promise<boolean> {
  if (testDatabaseUrl === undefined) return false
  const server = postgres(testDatabaseUrl, { max: 1 })
  const rows = await server`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`
  await server.end()
  return rows[0]?.['fsync'] === 'on' && rows[0]?.['commits'] === 'on'
}

/** The load comes from a process of its own, on the same cores. */
async function sendFromOutside(load: IntakeLoad): Promise<Sent[]> {
  const child = await bundleAndRun('load/run.ts', {})
  child.stdin?.end(JSON.stringify(load))
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout ?? []) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as Sent[]
}

async function bundleAndRun(entry: string, environment: Record<string, string>): Promise<ChildProcess> {
  // Beside the product's own bundle, where its workers lie.
  const directory = join(projectRoot, 'api/dist/bench')
  await mkdir(directory, { recursive: true })
  const outfile = join(directory, `${entry.replace('/', '-').replace('.ts', '')}.mjs`)
  await build({
    entryPoints: [join(projectRoot, 'tests', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [
      {
        name: 'packages-stay-outside',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@wangge/') ? undefined : { path, external: true },
          ),
      },
    ],
  })
  return spawn(process.execPath, [outfile], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
