import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Forces, Roster } from '@wangge/api/contract'
import postgres, { type Sql } from 'postgres'
import { percentile } from '../load/intake.ts'
import { TONGLIAO, tongliao } from '../load/tongliao.ts'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { addAdministrator, read, signIn } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { printFigure } from './figures.ts'

const WARM_UP = 3
const TURNS = 20
const LARGE = TONGLIAO.townships + TONGLIAO.subdistricts
const MIDDLE = TONGLIAO.communities + TONGLIAO.villages
const UNITS = TONGLIAO.companies + TONGLIAO.platoons + TONGLIAO.squads
/** A week of which a township's squads take turns: one in three each day. */
const WEEK = { from: '2026-11-16', to: '2026-11-22' }

/** Medians over HTTP with sign-in and row-level security; whole answers, read to their end. */
const QUESTIONS: { what: string; path: string; targetMs: number }[] = [
  { what: 'tree of forces with its roll-ups', path: '/api/v1/forces', targetMs: 200 },
  { what: 'a page of 200 teams, counted', path: '/api/v1/teams?limit=200&count=true', targetMs: 200 },
  {
    what: 'a page of 200 middle cells, counted',
    path: '/api/v1/cells?level=community&limit=200&count=true',
    targetMs: 200,
  },
  { what: 'the district with its levels and counts', path: '/api/v1/district', targetMs: 200 },
  {
    what: 'roster week of a township',
    path: `/api/v1/roster?from=${WEEK.from}&to=${WEEK.to}&area=150502001000`,
    targetMs: 200,
  },
  { what: 'roster week of the whole city', path: `/api/v1/roster?from=${WEEK.from}&to=${WEEK.to}`, targetMs: 1000 },
  {
    what: 'gaps and conflicts of a township week',
    path: `/api/v1/roster/check?from=${WEEK.from}&to=${WEEK.to}&area=150502001000`,
    targetMs: 200,
  },
]

test('a city of 116 large and 2,335 middle cells with 3,995 units, on PostGIS', async () => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const place = { dataDir, databaseUrl }
      await importCity(place, dataDir)
      const administrator = await addAdministrator(place)
      const database = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      const product = await startProduct({ ...place, demo: false })
      try {
        await rosterWeek(database)
        const cookie = await signIn(product.url, administrator)
        await checkCounts(product.url, cookie)
        for (const { what, path, targetMs } of QUESTIONS) {
          await measure(what, targetMs, () => whole(product.url, path, cookie))
        }
        await measureMap(product.url, cookie)
      } finally {
        await database.end()
        await product.stop()
      }
    }),
  )
})

async function importCity(place: Place, folder: string): Promise<void> {
  const { cells, units, teams } = tongliao()
  const files = [
    { kind: 'cells', name: 'cells.geojson', text: cells, targetSeconds: 30 },
    { kind: 'forces', name: 'units.csv', text: units, targetSeconds: 5 },
    { kind: 'teams', name: 'teams.csv', text: teams, targetSeconds: 15 },
  ]
  for (const { kind, name, text, targetSeconds } of files) {
    const path = join(folder, name)
    await writeFile(path, text)
    const { code, stdout, stderr, seconds } = await wangge(['import', kind, path], place)
    expect(code, stdout + stderr).toBe(0)
    printFigure({ what: `Tongliao: import of ${kind}`, measured: seconds, target: targetSeconds, unit: 's' })
  }
}

/** One in three squads each day, round its middle cell; five people a squad. */
async function rosterWeek(database: Sql): Promise<void> {
  await database.unsafe(`
    insert into team_member (id, team_id, name, is_leader)
      select gen_random_uuid(), t.id, '队员' || n, n = 1 from patrol_team t, generate_series(1, 5) n;
    insert into shift (id, team_id, kind, day, period, created_by, created_at)
      select gen_random_uuid(), t.id, 'day', d::date, tstzrange((d::date + time '06:00') at time zone 'Asia/Shanghai',
        (d::date + time '18:00') at time zone 'Asia/Shanghai'), 'bench', now()
      from patrol_team t, generate_series('${WEEK.from}'::date, '${WEEK.to}', interval '1 day') d
      where (substr(t.code, 2)::int + extract(day from d)::int) % 3 = 0;
    insert into shift_member select s.id, m.id, s.period from shift s join team_member m on m.team_id = s.team_id;
    insert into shift_cell select s.id, t.cell_code, 'bench', now() from shift s join patrol_team t on t.id = s.team_id`)
  for (const table of ['team_member', 'shift', 'shift_member', 'shift_cell'])
    await database.unsafe(`vacuum analyze ${table}`)
}

async function checkCounts(url: string, cookie: string): Promise<void> {
  const total = async (level: string) =>
    (await read<{ total: number }>(url, `/api/v1/cells?level=${level}&limit=1&count=true`, cookie)).total
  expect([await total('township'), await total('community')]).toEqual([LARGE, MIDDLE])
  const { units, teams, totals } = await read<Forces>(url, '/api/v1/forces', cookie)
  const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
  expect([count('company'), count('platoon'), teams.length]).toEqual([
    ...[TONGLIAO.companies, TONGLIAO.platoons, TONGLIAO.squads],
  ])
  expect(units.length + teams.length).toBe(UNITS)
  expect(totals.teams).toBe(TONGLIAO.squads)
  const companies = units.filter(({ kind }) => kind === 'company')
  expect(companies.reduce((sum, unit) => sum + unit.totals.teams, 0)).toBe(TONGLIAO.squads)
  const { shifts } = await read<Roster>(url, `/api/v1/roster?from=${WEEK.from}&to=${WEEK.to}`, cookie)
  expect(shifts.length).toBeGreaterThan(9000)
  console.log(
    `     ${LARGE} large and ${MIDDLE} middle cells; ${companies.length} companies, ${count('platoon')} platoons, ${teams.length} squads: ${units.length + teams.length} units; ${shifts.length} shifts a week`,
  )
}

/** The widest tile that holds middle cells, cut and then kept, and one zoomed in. */
async function measureMap(url: string, cookie: string): Promise<void> {
  const { tiles, minzoom } = await read<{ tiles: string[]; minzoom: number }>(url, '/tiles/community.json', cookie)
  const template = tiles[0] ?? ''
  for (const zoom of [minzoom, minzoom + 3]) {
    const [x, y] = tileAt(121.4, 43.9, zoom)
    const path = new URL(template.replace('{z}', `${zoom}`).replace('{x}', `${x}`).replace('{y}', `${y}`), url).pathname
    const since = performance.now()
    await whole(url, path, cookie)
    console.log(`     middle cells, tile of zoom ${zoom}, the first time ${(performance.now() - since).toFixed(0)} ms`)
    await measure(`middle cells, tile of zoom ${zoom}`, 200, () => whole(url, path, cookie))
  }
}

/** Web Mercator. */
function tileAt(lon: number, lat: number, zoom: number): [number, number] {
  const size = 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  const north = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [Math.floor(((lon + 180) / 360) * size), Math.floor(north * size)]
}

async function measure(what: string, targetMs: number, ask: () => Promise<number>): Promise<void> {
  const waits: number[] = []
  let bytes = 0
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const since = performance.now()
    bytes = await ask()
    if (turn >= 0) waits.push(performance.now() - since)
  }
  waits.sort((a, b) => a - b)
  printFigure({ what: `Tongliao: ${what}, median`, measured: percentile(waits, 0.5), target: targetMs, unit: 'ms' })
  console.log(`     slowest ${waits.at(-1)?.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KiB`)
}

/** Bytes of the answer, unpacked. */
async function whole(url: string, path: string, cookie: string): Promise<number> {
  const response = await fetch(`${url}${path}`, { headers: { cookie } })
  const body = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${Buffer.from(body).toString()}`)
  return body.byteLength
}
