import { expect, test } from '../browser/test.ts'
import { withDirectory } from '../product/directory.ts'
import { addAdministrator, giveSession, signIn } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'

test('an empty database says what would be here and which commands fill it', async ({ page, context }) => {
  test.setTimeout(240_000)
  await withDirectory(async (dataDir) => {
    const root = await addAdministrator({ dataDir })
    const product = await startProduct({ dataDir, demo: false })
    try {
      await giveSession(context, product.url, await signIn(product.url, root))
      await page.goto(product.url)
      await expect(page.getByRole('heading', { name: '这里还没有数据' })).toBeVisible()
      await expect(page.getByText('wangge import streets').first()).toBeVisible()
      await expect(page.getByText('演示数据')).toHaveCount(0)
      await page.screenshot({ path: 'test-results/pictures/empty.png' })
      // It would go on asking a server that stops.
      await page.goto('about:blank')
    } finally {
      expect(await product.stop()).toBe(0)
    }
  })
})
