import { loadavg } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import type { WhoIsFirst } from '@wangge/api/contract'
import postgres from 'postgres'
import { type Box, fillForces } from '../load/forces.ts'
import { percentile } from '../load/intake.ts'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { addAdministrator, read, signIn } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { sharedData } from '../real/shared.ts'
import { printFigure } from './figures.ts'

const TEAMS = 4_000
const HAZARDS = 2_000
const WARM_UP = 40
/** Questions before the first figure: a server that runs for weeks is measured, not its first seconds. */
const FIRST_WARM_UP = 400
const QUESTIONS = 200
const TARGET_MS = 30
/** The densely mapped middle of the Porto file. */
const PORTO: Box = [-8.7, 41.1, -8.5, 41.25]
const data = sharedData()

test('who is first among 4,000 teams, over HTTP with sign-in, on PostGIS', async () => {
  test.skip(testDatabaseUrl === undefined || data === null, 'needs TEST_DATABASE_URL and the folder of real data')
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const place = { dataDir, databaseUrl }
      const imported = await wangge(['import', 'streets', join(data ?? '', 'osm/porto_r5.osm.pbf')], place)
      if (imported.code !== 0) throw new Error(imported.stderr)
      const administrator = await addAdministrator(place)
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      const product = await startProduct({ ...place, demo: false })
      try {
        await fillForces(database, { teams: TEAMS, hazards: HAZARDS, box: PORTO })
        const hazards = await database<{ id: string }[]>`select id from hazard order by id limit ${WARM_UP + QUESTIONS}`
        const cookie = await signIn(product.url, administrator)
        const ask = (id: string, query: string) =>
          read<WhoIsFirst>(product.url, `/api/v1/hazards/${id}/who-is-first?${query}`, cookie)
        for (let turn = 0; turn < FIRST_WARM_UP; turn++) await ask(hazards[turn % hazards.length]?.id ?? '', 'limit=20')
        for (const [what, query, targetMs] of [
          ['the first 20', 'limit=20', TARGET_MS],
          ['the first 20 on foot', 'limit=20&mode=foot', TARGET_MS],
          ['the first 200', 'limit=200', null],
        ] as const) {
          const waits: number[] = []
          for (const [turn, { id }] of hazards.entries()) {
            const since = performance.now()
            const { total, candidates } = await ask(id, query)
            const waited = performance.now() - since
            if (total !== TEAMS) throw new Error(`${total} teams instead of ${TEAMS}`)
            // Some of the places lie in the sea.
            if (turn >= WARM_UP && candidates[0]?.seconds !== null) waits.push(waited)
          }
          waits.sort((a, b) => a - b)
          const measured = percentile(waits, 0.5)
          const name = `ranking ${TEAMS} teams, ${what}: median`
          if (targetMs === null) console.log(`     ${name} ${measured.toFixed(1)} ms`)
          else printFigure({ what: name, measured, target: targetMs, unit: 'ms' })
          console.log(`     99th percentile ${percentile(waits, 0.99).toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`)
        }
      } finally {
        await database.end()
        await product.stop()
      }
    }),
  )
})
