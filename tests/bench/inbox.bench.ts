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

const WARM_UP = 10
const QUESTIONS = 100

interface Question {
  what: string
  role: Role
  path: string
  /** Of the median, over HTTP with sign-in and row-level security. */
  targetMs: number
}

/** Nobody waits for a list that is there within a fifth of a second. */
const INSTANT_MS = 200
const TOWNSHIP = 'cell=990101001000'
const LISTS: Question[] = [
  ['by due time', 'limit=50'],
  ['by report', 'all=true&sort=reported&limit=50'],
  ['all of a township', `all=true&${TOWNSHIP}&limit=50`],
  ['a rare kind from one source', 'all=true&kind=gasHose&source=forum&sort=reported&limit=50'],
  ['due soon, counted', 'clock=soon&limit=50&count=true'],
  ['mine', 'owner=me&limit=50'],
  ['search, one hit', 'all=true&q=R-54321&limit=50'],
  ['search, no hit', 'all=true&q=%E6%B2%A1%E6%9C%89&limit=50'],
].map(([what, query]) => ({
  what: `${what}`,
  role: 'administrator',
  path: `/hazards?${query}`,
  targetMs: INSTANT_MS,
}))
const SUMS: Question[] = [
  { what: 'sums of all', role: 'administrator', path: '/hazards/summary?all=true', targetMs: INSTANT_MS },
  { what: 'tallies', role: 'administrator', path: '/hazards/tallies', targetMs: INSTANT_MS },
]
const INBOX_MS = 20
const INBOX: Question[] = [
  { what: 'inbox of the whole city', role: 'administrator', path: '/hazards?limit=50', targetMs: INBOX_MS },
  { what: 'inbox of a township', role: 'township_officer', path: '/hazards?limit=50', targetMs: INBOX_MS },
  {
    what: 'what is overdue in the city',
    role: 'administrator',
    path: '/hazards?clock=overdue&limit=50',
    targetMs: INBOX_MS,
  },
  { what: 'tabs of a township', role: 'township_officer', path: '/hazards/inbox-counts', targetMs: INBOX_MS },
  { what: 'tallies of the whole city', role: 'administrator', path: '/hazards/tallies', targetMs: 100 },
]

test('the ledger at 100,000 hazards and the inbox at 1,000,000, on PostGIS', async () => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const product = await startProduct({ dataDir, databaseUrl, demo: true })
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      try {
        await fillLedger(database, 100_000)
        await ask(product.url, '100,000 hazards', [...LISTS, ...SUMS])
        await fillLedger(database, 1_000_000)
        await ask(product.url, '1,000,000 hazards', INBOX)
      } finally {
        await database.end()
        await product.stop()
      }
    }),
  )
})

/** One question after the other, warm, each answer read to its end. */
async function ask(url: string, where: string, questions: readonly Question[]): Promise<void> {
  const cookies = new Map<Role, string>()
  for (const { what, role, path, targetMs } of questions) {
    const cookie = cookies.get(role) ?? (await signInAs(url, role))
    cookies.set(role, cookie)
    const waits: number[] = []
    for (let turn = -WARM_UP; turn < QUESTIONS; turn++) {
      const since = performance.now()
      const response = await fetch(`${url}/api/v1${path}`, { headers: { cookie } })
      const body = await response.text()
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`)
      if (turn >= 0) waits.push(performance.now() - since)
    }
    waits.sort((a, b) => a - b)
    printFigure({ what: `${where}: ${what}, median`, measured: percentile(waits, 0.5), target: targetMs, unit: 'ms' })
    console.log(`     99th percentile ${percentile(waits, 0.99).toFixed(1)} ms`)
  }
}
