import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { CoverageRun, District, ServicePointSummary } from '@wangge/api/contract'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { addAdministrator, read, signIn } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { sharedData } from './shared.ts'

const data = sharedData()

test.beforeEach(() => test.skip(data === null, 'the folder of real data is absent; WANGGE_SHARED_DATA names it'))
test.setTimeout(400_000)

test('central Porto Alegre: 812,935 people from population cells, imported, covered and drawn', () =>
  onPostgisOrEmbedded(async (place) => {
    await imports(place, 'streets', join(data ?? '', 'osm/portoalegre_poa.osm.pbf'))
    const homes = join(data ?? '', 'population/poa_hexgrid.csv')
    await imports(place, 'residences', homes)
    await imports(place, 'service-points', await pointsAmong(place, homes, 12))

    const { totals } = await computed(place)
    expect(totals?.people).toBe(812_935)
    expect(totals?.residences).toBe(1227)
    expect(totals?.peopleServed).toBeGreaterThan(10_000)
    expect((totals?.peopleServed ?? 0) + (totals?.peopleGap ?? 0) + (totals?.peopleNoStreetData ?? 0)).toBe(812_935)
    await streetTileIsDrawn(place)
  }))

test('Guixi: a county town from .osm, with homes along its streets, imported, covered and drawn', () =>
  onPostgisOrEmbedded(async (place) => {
    const streets = join(data ?? '', 'osm/jiangxi_guixi.osm')
    await imports(place, 'streets', streets)
    const homes = await homesAlong(place, streets)
    await imports(place, 'residences', homes)
    await imports(place, 'service-points', await pointsAmong(place, homes, 40))

    const { totals } = await computed(place)
    expect(totals?.people).toBeGreaterThan(1000)
    expect(totals?.peopleServed).toBeGreaterThan(0)
    await streetTileIsDrawn(place)
  }))

/** PostGIS where there is one, as for all tests that run once. */
function onPostgisOrEmbedded(work: (place: Place) => Promise<void>): Promise<void> {
  return withDirectory((dataDir) =>
    testDatabaseUrl === undefined ? work({ dataDir }) : withPostgis((databaseUrl) => work({ dataDir, databaseUrl })),
  )
}

async function imports(place: Place, kind: string, file: string): Promise<void> {
  const { code, stderr } = await wangge(['import', kind, file], place)
  expect(code, `import ${kind}: ${stderr}`).toBe(0)
}

async function computed(place: Place): Promise<CoverageRun> {
  const { code, stdout, stderr } = await wangge(['coverage', 'compute', '--json'], place)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as CoverageRun
}

/** A service point at every n-th residence of a file of id,lon,lat,…. */
async function pointsAmong({ dataDir }: Place, homes: string, every: number): Promise<string> {
  const rows = (await readFile(homes, 'utf8')).trim().split('\n').slice(1)
  const points = rows
    .filter((_, index) => index % every === 0)
    .map((row, index) => `P${index},${row.split(',').slice(1, 3)}`)
  const path = join(dataDir, 'points.csv')
  await writeFile(path, `id,lon,lat\n${points.join('\n')}\n`)
  return path
}

/** Seven people at every fifth node of the file. */
async function homesAlong({ dataDir }: Place, streets: string): Promise<string> {
  const nodes = (await readFile(streets, 'utf8')).matchAll(/<node [^>]*?lat="([\d.]+)" lon="([\d.]+)"/g)
  const rows = [...nodes]
    .filter((_, index) => index % 5 === 0)
    .map(([, lat, lon], index) => `H${index},${lon},${lat},7`)
  const path = join(dataDir, 'homes.csv')
  await writeFile(path, `id,lon,lat,people\n${rows.join('\n')}\n`)
  return path
}

/** The tile of streets around a service point is there and holds something. */
async function streetTileIsDrawn(place: Place): Promise<void> {
  const root = await addAdministrator(place)
  const product = await startProduct({ ...place, demo: false })
  try {
    const { url } = product
    const cookie = await signIn(url, root)
    const district = await read<District>(url, '/api/v1/district', cookie)
    const { items } = await read<{ items: ServicePointSummary[] }>(url, '/api/v1/service-points?limit=1', cookie)
    const [lon, lat] = items[0]?.position ?? [0, 0]
    const [x, y] = tileAt(lon, lat, 14)
    const tile = await fetch(`${url}/tiles/streets/${district.tiles['streets']}/14/${x}/${y}.mvt`, {
      headers: { cookie },
    })
    expect(tile.status).toBe(200)
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(500)
  } finally {
    await product.stop()
  }
}

/** Column and row of the web-mercator tile that holds a place. */
function tileAt(lon: number, lat: number, zoom: number): [number, number] {
  const radians = (lat * Math.PI) / 180
  const across = (lon + 180) / 360
  const down = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
  return [Math.trunc(across * 2 ** zoom), Math.trunc(down * 2 ** zoom)]
}
