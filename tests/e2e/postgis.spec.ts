import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../browser/test.ts'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { sharedData } from '../real/shared.ts'
import { Api } from './api.ts'
import { drawnCells, openMap } from './map.ts'

const calls = sharedData()

test('the same page on PostGIS: the sample district with coverage; a history brought in meanwhile has its figures', async ({
  page,
  context,
}) => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  test.setTimeout(240_000)
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const product = await startProduct({ dataDir, databaseUrl, demo: true })
      try {
        const { engine, run } = await new Api(product.url).district()
        expect(engine).toBe('postgis')
        expect(run?.totals?.peopleServed).toBeGreaterThan(100_000)
        await giveSession(context, product.url, await signInAs(product.url))
        await openMap(page, product.url)
        const cells = await drawnCells(page, 'community')
        expect(new Set(cells.map(({ state }) => state['rate'])).size).toBeGreaterThan(10)
        if (calls === null) return void test.info().annotations.push({ type: 'skipped', description: 'the calls' })
        await showsHistory(page, product.url, { dataDir, databaseUrl })
      } finally {
        await page.close()
        expect(await product.stop()).toBe(0)
      }
    }),
  )
})

/** The fire department's ten days: 3,886 calls, 127 without an arrival, half there within 422 s, nine in ten within 1,027. */
async function showsHistory(page: Page, url: string, place: Place): Promise<void> {
  const file = join(calls ?? '', 'incidents/sf_fire_calls_2020_10days.csv')
  const columns = ['--key', 'Call Number', '--received', 'Received DtTm', '--arrived', 'On Scene DtTm']
  const format = ['--time-format', 'MM/dd/yyyy hh:mm:ss a', '--zone', 'America/Los_Angeles']
  const kept = await wangge(['history', 'import', file, '--as', '旧金山', ...columns, ...format, '--json'], place)
  expect(kept.code, kept.stderr).toBe(0)
  const { key } = JSON.parse(kept.stdout) as { key: string }
  await page.goto(`${url}/response?lang=zh&set=${key}&from=2020-04-01&to=2020-04-30&step=reportToArrive`)
  const card = page.getByRole('article').filter({ has: page.getByRole('button', { name: '上报→到场', exact: true }) })
  await expect(card.getByRole('button', { name: /^3,759/ })).toBeVisible({ timeout: 60_000 })
  await expect(card.getByText('17.1')).toBeVisible()
  await expect(card.getByRole('img', { name: /7\.0.*17\.1.*21\.2/ })).toBeVisible()
  await expect(card.getByText(/127/)).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/response-history.png' })
}
