import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@wangge/db/vocabulary'
import { expect, test as guarded } from '../browser/test.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { type Product, startProduct } from '../product/start.ts'

interface Asking {
  /** Whose session the browser has, of the sample district's people; null = nobody's. */
  role: Role | null
}

/**
 * `test` with a browser that is signed in, and a product that shows the sample district, one for each worker, started by `npm start` as the README says,
 * on an empty directory. `WANGGE_URL` names one that runs already, while tests are being written.
 */
export const test = guarded.extend<Asking, { product: Pick<Product, 'url'> }>({
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
  role: ['administrator', { option: true }],
  context: async ({ context, product, role }, use) => {
    if (role !== null) await giveSession(context, product.url, await signInAs(product.url, role))
    await use(context)
  },
})

export { expect }
