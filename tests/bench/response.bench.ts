import { loadavg } from 'node:os'
import { test } from '@playwright/test'
import type { Role } from '@wangge/db/vocabulary'
import postgres from 'postgres'
import { fillLedger } from '../load/hazards.ts'
import { percentile } from '../load/intake.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { printFigure } from './figures.ts'

const WARM_UP = 2
const QUESTIONS = 10
const PANEL_MS = 600
const PAGE_MS = 2000
const TOWNSHIP_MS = 50
/** A browser keeps six connections a host; the page sends four questions at a time, so that others get through. */
const AT_ONCE = 4

/** What the page asks when it opens, in its order. */
const PANELS = [
  ['all steps', 'steps?'],
  ['trend', 'trend?step=arrive'],
  ['weekday and hour', 'hours?step=arrive'],
  ['ranking of townships', 'areas?step=arrive&level=township'],
  ['map by community', 'areas?step=arrive&level=community'],
  ['by source', 'groups?step=arrive&by=source'],
  ['why late', 'reasons?step=arrive'],
  ['slowest list', 'cases?step=arrive&limit=10'],
  ['data sets', 'datasets?'],
] as const

test('the response page over 1,000,000 hazards, on PostGIS', async () => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const product = await startProduct({ dataDir, databaseUrl, demo: true })
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      try {
        await fillLedger(database, 1_000_000)
        const ask = await askingAs(product.url, 'administrator')
        for (const [what, path] of PANELS) await measure(`1,000,000: ${what}`, PANEL_MS, () => ask(path, TWO_YEARS))
        await measure('1,000,000: the whole page', PAGE_MS, () => wholePage(ask, TWO_YEARS))
        const officer = await askingAs(product.url, 'township_officer')
        for (const [what, path] of PANELS.slice(0, -1))
          await measure(`1,000,000: a township's 90 days, ${what}`, TOWNSHIP_MS, () => officer(path, NINETY_DAYS))
      } finally {
        await database.end()
        await product.stop()
      }
    }),
  )
})

test('the response page over the sample district, embedded', async () => {
  await withDirectory(async (dataDir) => {
    const product = await startProduct({ dataDir, demo: true })
    try {
      const ask = await askingAs(product.url, 'administrator')
      const { cases } = JSON.parse(await ask('steps?', TWO_YEARS)) as { cases: number }
      console.log(`     ${cases} cases`)
      await measure('embedded: the whole page', 1000, () => wholePage(ask, TWO_YEARS))
    } finally {
      await product.stop()
    }
  })
})

const DAY_MS = 86_400_000
const dayBack = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
const period = (days: number) => `&from=${dayBack(days)}&to=${dayBack(-1)}`
const TWO_YEARS = period(750)
const NINETY_DAYS = period(90)

type Ask = (path: string, filter: string) => Promise<string>

async function askingAs(url: string, role: Role): Promise<Ask> {
  const cookie = await signInAs(url, role)
  return async (path, filter) => {
    const response = await fetch(`${url}/api/v1/response/${path}${filter}`, { headers: { cookie } })
    const body = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`)
    return body
  }
}

async function wholePage(ask: Ask, filter: string): Promise<void> {
  const waiting = [...PANELS]
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await ask(next[1], filter)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
}

/** One after the other, warm; the median, and what else the machine does. */
async function measure(what: string, target: number, work: () => Promise<unknown>): Promise<void> {
  const waits: number[] = []
  for (let turn = -WARM_UP; turn < QUESTIONS; turn++) {
    const since = performance.now()
    await work()
    if (turn >= 0) waits.push(performance.now() - since)
  }
  waits.sort((a, b) => a - b)
  printFigure({ what: `${what}, median`, measured: percentile(waits, 0.5), target, unit: 'ms' })
  const [least = 0, most = 0] = [waits[0], waits.at(-1)]
  console.log(`     ${least.toFixed(0)} to ${most.toFixed(0)} ms; load ${loadavg()[0]?.toFixed(1)}`)
}
