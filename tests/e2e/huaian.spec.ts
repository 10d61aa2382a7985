import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Hazard } from '@wangge/api/contract'
import { expect, test } from '../browser/test.ts'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { addAdministrator, giveSession, read, signIn } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'

const HEADER = '编号,类型,来源,来源编号,上报时间,状态,核查结果,整改期限,整改时间,销号时间,地址,经度,纬度'
const TOWNSHIP = '320803100000'
const OTHER_TOWNSHIP = '320803101000'
const LEDGER = `/ledger?cell=${TOWNSHIP}&source=forum,hotline12345&from=2026-01-01&to=2026-06-30`
const WEST = 119.1
const SOUTH = 33.5
const WIDTH = 0.02

test('the ledger says 101 of 101 for the document’s forum and hotline cases, and 100 once one is opened again', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  await inEmptyDatabase(async (place) => {
    await importFixture(place)
    const root = await addAdministrator(place)
    const product = await startProduct({ ...place, demo: false })
    try {
      const cookie = await signIn(product.url, root)
      await giveSession(context, product.url, cookie)
      await page.goto(product.url + LEDGER)
      await expect(summary(page)).toContainText('101 / 101')
      await expect(summary(page)).toContainText(/15 \/ 15.*86 \/ 86/)
      await page.screenshot({ path: 'test-results/pictures/huaian.png' })

      const { items } = await read<{ items: Hazard[] }>(product.url, '/api/v1/hazards?all=true&q=case-40', cookie)
      const [one] = items
      const reopened = await fetch(`${product.url}/api/v1/hazards/${one?.id}/actions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.url, cookie },
        body: JSON.stringify({ action: 'reopen', reason: '回头看发现又堆了杂物', expectedVersion: one?.version }),
      })
      expect(reopened.status, await reopened.text()).toBe(200)
      await page.reload()
      await expect(summary(page)).toContainText('100 / 101')
    } finally {
      await page.close()
      expect(await product.stop()).toBe(0)
    }
  })
})

const summary = (page: Page) => page.getByLabel('所列隐患的数字')

function inEmptyDatabase(work: (place: Place) => Promise<void>): Promise<void> {
  return withDirectory((dataDir) =>
    testDatabaseUrl === undefined ? work({ dataDir }) : withPostgis((databaseUrl) => work({ dataDir, databaseUrl })),
  )
}

/** A district of two townships, and the cases among decoys: another township, another period, a repeat, one that is not rectified. */
async function importFixture(place: Place): Promise<void> {
  const cells = join(place.dataDir, 'cells.geojson')
  await writeFile(cells, JSON.stringify({ type: 'FeatureCollection', features: district() }))
  const cases = join(place.dataDir, 'history.csv')
  await writeFile(cases, [HEADER, ...counted(), ...decoys()].join('\n'))
  for (const parameters of [
    ['import', 'cells', cells, '--crs', 'wgs84'],
    ['import', 'hazards', cases, '--crs', 'wgs84'],
  ]) {
    const { code, stderr } = await wangge(parameters, place)
    expect(code, stderr).toBe(0)
  }
}

function district() {
  return [
    cell('320803000000', 'county', WEST, WIDTH * 2),
    cell(TOWNSHIP, 'township', WEST, WIDTH),
    cell(OTHER_TOWNSHIP, 'township', WEST + WIDTH, WIDTH),
  ]
}

function cell(code: string, level: string, west: number, width: number) {
  const [east, north] = [west + width, SOUTH + WIDTH]
  const ring = [
    [west, SOUTH],
    [east, SOUTH],
    [east, north],
    [west, north],
    [west, SOUTH],
  ]
  const geometry = { type: 'Polygon', coordinates: [ring] }
  return { type: 'Feature', properties: { code, name: code, level }, geometry }
}

function counted(): string[] {
  return Array.from({ length: 101 }, (_, index) => line(index, { source: index < 15 ? '论坛' : '12345' }))
}

function decoys(): string[] {
  return [
    line(101, { source: '12345', lon: WEST + WIDTH * 1.5 }),
    line(102, { source: '论坛', day: '2026-07-02' }),
    line(103, { source: '12345', verdict: '重复', rectified: '' }),
    line(104, { source: '12345', day: '2026-07-01', state: '整改中', rectified: '', closed: '' }),
  ]
}

interface Case {
  source: string
  day?: string
  state?: string
  verdict?: string
  rectified?: string
  closed?: string
  lon?: number
}

function line(index: number, one: Case): string {
  const { source, day = '2026-03-01', state = '已销号', verdict = '属实', lon = WEST + WIDTH / 2 } = one
  const { rectified = `${day} 18:00`, closed = `${day} 20:00` } = one
  const serial = `${day.replaceAll('-', '')}-${String(index + 1).padStart(4, '0')}`
  const times = `${day} 19:00,${rectified},${closed}`
  return `${serial},其他,${source},case-${index},${day} 07:30,${state},${verdict},${times},建设路${index}号,${lon},${SOUTH + WIDTH / 2}`
}
