import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { District } from '@wangge/api/contract'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'

test('a backup of the embedded engine restores into PostGIS and shows the same district', async () => {
  test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
  test.setTimeout(400_000)
  await withDirectory((dataDir) =>
    withPostgis(async (databaseUrl) => {
      const embedded = await districtOf({ dataDir }, true)
      expect(embedded.engine).toBe('embedded')
      const file = join(dataDir, 'district.wangge')
      const written = await wangge(['backup', file, '--json'], { dataDir })
      expect(written.code, written.stderr).toBe(0)
      expect((await stat(file)).size).toBeGreaterThan(100_000)

      const postgis = { dataDir: join(dataDir, 'postgis'), databaseUrl }
      const read = await wangge(['restore', file, '--json'], postgis)
      expect(read.code, read.stderr).toBe(0)
      expect(rowsOf(read.stdout)).toBe(rowsOf(written.stdout))

      const restored = await districtOf(postgis, false)
      expect(restored.engine).toBe('postgis')
      for (const part of ['area', 'isDemo', 'bounds', 'levels', 'counts', 'network', 'run'] as const) {
        expect(restored[part], part).toEqual(embedded[part])
      }

      const again = await wangge(['restore', file], postgis)
      expect(again.code, 'a database that is not empty is refused').not.toBe(0)
    }),
  )
})

/** What a product on this place answers as its district. */
async function districtOf(place: Place, demo: boolean): Promise<District> {
  const product = await startProduct({ ...place, demo })
  try {
    return await read<District>(product.url, '/api/v1/district', await signInAs(product.url))
  } finally {
    await product.stop()
  }
}

const rowsOf = (summary: string): unknown => (JSON.parse(summary) as { rows: unknown }).rows
