import { expect, test } from '../browser/test.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { Api } from './api.ts'
import { drawnCells, openMap } from './map.ts'

test('the same page on PostGIS: the sample district with coverage', async ({ page, context }) => {
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
      } finally {
        await page.close()
        expect(await product.stop()).toBe(0)
      }
    }),
  )
})
