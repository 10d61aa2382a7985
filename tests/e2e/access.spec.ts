import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Api } from './api.ts'
import { openMap } from './map.ts'
import { expect, test } from './product.ts'

const ADDRESSES = { command: '/', english: '/?lang=en', list: '/list' }

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, address] of Object.entries(ADDRESSES)) {
    test(`axe finds no serious fault on ${name}, ${scheme}`, async ({ page, product }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.goto(product.url + address)
      await expect(page.getByRole('banner')).toContainText('%')
      expect(await seriousFaults(page)).toEqual([])
    })
  }
}

test('axe finds no serious fault with a home and its way open', async ({ page, product }) => {
  const home = await new Api(product.url).homeThatWalks(240)
  await openMap(page, `${product.url}/?sel=residence:${home.id}`)
  await expect(page.getByRole('heading', { name: '怎么走' })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

/** Rule and elements of what axe calls serious or critical. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
