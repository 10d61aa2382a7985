import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Api } from './api.ts'
import { openMap } from './map.ts'
import { expect, test } from './product.ts'

/** Each page, and what says that it is there. */
const PAGES = {
  command: { address: '/', settled: (page: Page) => page.getByRole('listitem').first() },
  english: { address: '/?lang=en', settled: (page: Page) => page.getByRole('listitem').first() },
  list: { address: '/list', settled: (page: Page) => page.getByRole('banner').getByText(/%/) },
  teams: { address: '/teams', settled: (page: Page) => page.getByRole('gridcell').first() },
  response: { address: '/response', settled: (page: Page) => page.getByRole('article').first() },
  plan: { address: '/plan', settled: (page: Page) => page.locator('[data-gap-row]').first() },
  reach: { address: '/plan/reach', settled: (page: Page) => page.getByRole('table').first() },
  report: { address: '/plan/report', settled: (page: Page) => page.getByRole('table').first() },
}

for (const [name, { address, settled }] of Object.entries(PAGES)) {
  test(`axe finds no serious fault on ${name}, light and dark`, async ({ page, product }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(product.url + address)
    await expect(settled(page)).toBeVisible({ timeout: 60_000 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      await expect(page.getByRole('banner')).toContainText('%')
      await page.screenshot({ path: `test-results/pictures/${name}-${colorScheme}.png` })
      expect(await seriousFaults(page), colorScheme).toEqual([])
    }
  })
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
