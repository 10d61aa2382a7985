import { loadavg } from 'node:os'
import { test } from '@playwright/test'
import postgres from 'postgres'
import { type Box, fillForces, signInMembers } from '../load/forces.ts'
import { percentile } from '../load/intake.ts'
import type { PositionLoad, PositionsSent } from '../load/positions.ts'
import { bundleAndRun, ready, resultOf } from '../product/bundle.ts'
import { isDurable, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { freePort } from '../product/port.ts'
import { printFigure } from './figures.ts'

const TEAMS = 2_000
const EVERY_SECONDS = 10
const SECONDS = 60
const WARM_UP_SECONDS = 10
const P99_MS = 100
const BOX: Box = [122.2, 43.6, 122.4, 43.75]
const SECRET = 'a secret of benchmarks, 32 characters or more'

test('two thousand teams report where they are every ten seconds, each signed in as its member, on PostGIS with fsync', async () => {
  test.skip(
    !(await isDurable()),
    'TEST_DATABASE_URL names no PostGIS with fsync on: FSYNC=on .ci/postgis.sh start <dir>',
  )
  await withDirectory((directory) =>
    withPostgis(async (databaseUrl) => {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const product = await bundleAndRun('bench/serve.ts', {
        ...{
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          WANGGE_DATA: directory,
          WANGGE_DEMO: '0',
          AUTH_SECRET: SECRET,
        },
      })
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      try {
        await ready(url)
        await fillForces(database, { teams: TEAMS, hazards: 100, box: BOX })
        const phones = await signInMembers(database, SECRET)
        const load: PositionLoad = {
          url,
          phones,
          everySeconds: EVERY_SECONDS,
          seconds: SECONDS,
          origin: [BOX[0], BOX[1]],
        }
        const warmUp = await resultOf<PositionsSent>('load/run-positions.ts', { ...load, seconds: WARM_UP_SECONDS })
        const { sent, kept, milliseconds, others } = await resultOf<PositionsSent>('load/run-positions.ts', load)
        const [row] = await database<{ tracked: number; moved: number }[]>`
          select (select count(*)::int from team_track) as tracked,
            (select count(*)::int from patrol_team t where position_at = (select max(at) from team_track k where k.team_id = t.id)) as moved`
        console.log(
          `     ${sent} positions of ${TEAMS} teams in ${SECONDS} s, median ${percentile(milliseconds, 0.5).toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`,
        )
        if (kept < sent) console.log(`     other answers: ${JSON.stringify(others).slice(0, 400)}`)
        const zero = { target: 0, unit: 'positions' }
        printFigure({ what: 'positions not kept', measured: sent - kept, ...zero })
        printFigure({
          what: 'kept positions missing in the tracks',
          measured: warmUp.kept + kept - (row?.tracked ?? 0),
          ...zero,
        })
        printFigure({
          what: 'teams that do not stand where they were last',
          measured: TEAMS - (row?.moved ?? 0),
          ...zero,
        })
        printFigure({
          what: 'positions: 99th percentile',
          measured: percentile(milliseconds, 0.99),
          target: P99_MS,
          unit: 'ms',
        })
      } finally {
        await database.end()
        const ended = new Promise((resolve) => product.once('close', resolve))
        product.kill('SIGTERM')
        await ended
      }
    }),
  )
})
