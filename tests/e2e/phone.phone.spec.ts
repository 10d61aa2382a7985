import { openMap } from './map.ts'
import { expect, test } from './product.ts'

test('a phone shows the map with a sheet that opens in three sizes, four tabs, and scrolls nowhere sideways', async ({
  page,
  product,
}) => {
  await openMap(page, product.url)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.screenshot({ path: 'test-results/pictures/journey-phone.png' })

  const sheet = page.getByRole('region', { name: '详情栏' })
  const handle = page.getByRole('button', { name: /面板高度/ })
  const heights = new Set<number>()
  for (let press = 0; press < 3; press++) {
    heights.add(Math.round((await sheet.boundingBox())?.height ?? 0))
    const size = await sheet.getAttribute('data-size')
    await handle.click()
    await expect(sheet).not.toHaveAttribute('data-size', size ?? '')
    await page.waitForTimeout(400)
  }
  expect(heights.size).toBe(3)

  const tabs = page.getByRole('navigation', { name: '网格' })
  for (const tab of ['待处置', '覆盖率', '清单']) {
    const box = await tabs.getByRole('button', { name: tab, exact: true }).boundingBox()
    expect(box?.height ?? 0, `${tab} is large enough for a thumb`).toBeGreaterThanOrEqual(48)
  }
  await tabs.getByRole('button', { name: '清单', exact: true }).click()
  await expect(page).toHaveURL(/\/list/)
})
