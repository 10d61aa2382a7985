import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as guarded } from '../browser/test.ts'
import { type Product, startProduct } from '../product/start.ts'

/**
 * `test` with a product that shows the sample district, one for each worker, started by `npm start` as the README says,
 * on an empty directory.
 */
export const test = guarded.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'wangge-e2e-'))
      const product = await startProduct({ dataDir, by: 'npm' })
      await use(product)
      await product.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

export { expect }
