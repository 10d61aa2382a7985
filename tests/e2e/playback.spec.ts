import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { dayAhead } from './days.ts'
import { expect, test } from './product.ts'

/** Yesterday there, from midnight to midnight. */
const window = () => {
  const from = new Date(`${dayAhead(-1)}T00:00:00+08:00`)
  return { from, to: new Date(from.getTime() + 86_400_000) }
}
const counted = async (page: Page, state: string) =>
  Number((await page.locator(`[data-count="${state}"] dd`).textContent())?.replaceAll(',', ''))

test('yesterday plays back: clocks count, time goes on and stays in the address', async ({
  page,
  product: { url },
}) => {
  const { from, to } = window()
  const address = new URLSearchParams({ lang: 'zh', from: from.toISOString(), to: to.toISOString() })
  await page.goto(`${url}/playback?${address}`)
  const slider = page.getByRole('slider', { name: '时刻' })
  await expect(page.getByText(/已读/)).toBeHidden({ timeout: 60_000 })
  await expect.poll(() => counted(page, 'ontime')).toBeGreaterThan(0)
  await expect(page.getByRole('img', { name: /各时段上报件数/ })).toBeVisible()

  await page.getByRole('heading', { name: '回放' }).click()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible()
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(from.getTime() + 60_000)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible()
  const rested = Number(await slider.inputValue())
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Number(await slider.inputValue())).toBe(rested + 864_000)
  await expect(page).toHaveURL(/[?&]t=/)
  await page.reload()
  await expect.poll(async () => Math.abs(Number(await slider.inputValue()) - rested - 864_000)).toBeLessThan(2000)
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: '循环' })).toHaveAttribute('aria-pressed', 'true')
  await page.screenshot({ path: 'test-results/pictures/playback.png' })
  const found = await new AxeBuilder({ page }).exclude('.maplibregl-map').analyze()
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
})
