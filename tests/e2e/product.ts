import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as guarded } from '../browser/test.ts'
import { type Product, startProduct } from '../product/start.ts'

/**
 * `test` with a product that shows the sample district, one for each worker, started by `npm start` as the README says,
 * on an empty directory. `WANGGE_URL` names one that runs already, while tests are being written.
 */
export const test = guarded.extend<object, { product: Pick<Product, 'url'> }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const running = process.env['WANGGE_URL']
      if (running !== undefined) return use({ url: running })
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
