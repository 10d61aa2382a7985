import type { Page } from '@playwright/test'
import { Api } from './api.ts'
import { camera, drawnCells, expectDrawn, mapIsDrawn, openMap, pixelOf } from './map.ts'
import { expect, test } from './product.ts'

const count = new Intl.NumberFormat('en')

test('a fresh start shows the sample district with coverage', async ({ page, product }) => {
  const { run, area } = await new Api(product.url).district()
  const totals = run?.totals
  expect(totals?.people).toBeGreaterThan(100_000)
  expect(totals?.peopleServed).toBeGreaterThan(0)
  expect(totals?.peopleGap).toBeGreaterThan(0)

  await openMap(page, product.url)
  await expect(page.getByRole('banner')).toContainText(area?.name ?? '')
  await expect(page.getByText('演示数据').first()).toBeVisible()
  await expect(detail(page)).toContainText(count.format(totals?.peopleGap ?? 0))
  await expect(page.getByRole('region', { name: '图例' })).toContainText('10 分钟内居民占比')

  expect((await drawnCells(page, 'community')).length, 'opens on the dense core').toBeGreaterThan(10)
  await page.screenshot({ path: 'test-results/pictures/journey-wide.png' })

  await page.keyboard.press('0')
  await expect
    .poll(async () => (await drawnCells(page, 'community')).length, { message: 'the whole district' })
    .toBeGreaterThan(50)
  const cells = await drawnCells(page, 'community')
  const rates = cells.map(({ state }) => state['rate'])
  expect(new Set(rates).size, 'different rates, hence different colours').toBeGreaterThan(10)
})

test('a community found by name opens with its figures', async ({ page, product }) => {
  const [community] = await new Api(product.url).communities()
  if (!community) throw new Error('the sample district has no community')
  await openMap(page, product.url)
  await search(page, community.name)
  await expect(page).toHaveURL(new RegExp(`sel=cell:${community.code}`))
  await expect(detail(page).getByRole('heading', { name: community.name })).toBeVisible()
  await expect(detail(page)).toContainText(count.format(community.rollUp?.peopleGap ?? -1))
  await expect(detail(page)).toContainText(community.code)
})

test('a division code finds the same cell', async ({ page, product }) => {
  const community = (await new Api(product.url).communities())[3]
  if (!community) throw new Error('the sample district has no fourth community')
  await openMap(page, product.url)
  await search(page, community.code)
  await expect(page).toHaveURL(new RegExp(`sel=cell:${community.code}`))
  await expect(detail(page).getByRole('heading', { name: community.name })).toBeVisible()
})

test('a home clicked on the map shows its minutes, its way and its own circle', async ({ page, product }) => {
  const home = await new Api(product.url).homeThatWalks(240)
  const [lon, lat] = home.position
  await openMap(page, `${product.url}/?on=homes,coverage&at=${lon},${lat},17.5`)
  const { x, y } = await pixelOf(page, home.position)
  await page.mouse.click(x, y)
  await expect(page).toHaveURL(new RegExp(`sel=residence:${home.id}`))

  await expect(detail(page)).toContainText(home.coverage?.servicePoint?.name ?? 'no point')
  await expect(detail(page).getByRole('heading', { name: '怎么走' })).toBeVisible()
  const named = home.route?.steps.find(({ name }) => name !== '')
  if (named) await expect(detail(page)).toContainText(named.name)
  await page.evaluate(() => window.__wanggeMap?.setZoom(14))
  await expectDrawn(page, 'route-street')
  await expectDrawn(page, 'walkshed-fill')
})

test('a service point shows its walkshed beside the circle on paper, and whom the circle counts wrongly', async ({
  page,
  product,
}) => {
  const point = await new Api(product.url).pointWithFalseCircle()
  const [lon, lat] = point.position
  await openMap(page, `${product.url}/?on=points,coverage&at=${lon},${lat},15`)
  const { x, y } = await pixelOf(page, point.position)
  await page.mouse.click(x, y)
  await expect(page).toHaveURL(new RegExp(`sel=servicePoint:${point.id}`))

  await expectDrawn(page, 'walkshed-fill')
  await expectDrawn(page, 'circle-line')
  for (const { people, peopleOverLimit } of point.coverage?.paperCircles ?? []) {
    await expect(
      detail(page)
        .getByRole('cell', { name: count.format(people), exact: true })
        .first(),
    ).toBeVisible()
    await expect(
      detail(page)
        .getByRole('cell', { name: count.format(peopleOverLimit), exact: true })
        .first(),
    ).toBeVisible()
  }
})

test('the address reopens the view: camera, layers, level, selection, theme, language', async ({ page, product }) => {
  const [community] = await new Api(product.url).communities()
  const { centre } = await new Api(product.url).district()
  const [lon, lat] = centre ?? [0, 0]
  const address = `/?at=${lon},${lat},13.2&on=teams,coverage&sel=cell:${community?.code}&level=township&theme=dark&lang=en`
  await openMap(page, product.url + address)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const before = await state(page)

  await page.reload()
  await mapIsDrawn(page)
  const after = await state(page)
  expect(after.camera.lon).toBeCloseTo(before.camera.lon, 4)
  expect(after.camera.lat).toBeCloseTo(before.camera.lat, 4)
  expect(after.camera.zoom).toBeCloseTo(before.camera.zoom, 2)
  expect({ ...after, camera: null }).toEqual({ ...before, camera: null })
})

test('level, theme and language change in place and land in the address', async ({ page, product }) => {
  await openMap(page, product.url)
  await detail(page).getByText('街镇', { exact: true }).click()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '设置' }).click()
  await page.getByRole('menuitem', { name: '深色' }).click()
  await expect(page).toHaveURL(/theme=dark/)
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).not.toBe('rgb(255, 255, 255)')

  await page.getByRole('button', { name: '设置' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page).toHaveURL(/lang=en/)
  await expect(page.getByRole('heading', { name: 'Open', exact: true })).toBeVisible()
})

test('recomputing at an older person’s speed lowers the share, and back again restores it', async ({
  page,
  product,
}) => {
  const api = new Api(product.url)
  const before = await api.district()
  await openMap(page, product.url)
  await recompute(page, /0\.8 m\/s/)
  const slower = await finished(api, before.run?.id)
  expect(slower.speedMetresPerSecond).toBe(0.8)
  expect(slower.totals?.peopleServed ?? 0).toBeLessThan(before.run?.totals?.peopleServed ?? 0)
  expect(slower.totals?.people).toBe(before.run?.totals?.people)
  await expect(detail(page)).toContainText(count.format(slower.totals?.peopleGap ?? -1), { timeout: 30_000 })
  await page.getByRole('region', { name: '重新计算' }).getByRole('button', { name: '关闭' }).click()

  await recompute(page, /1\.25 m\/s/)
  const again = await finished(api, slower.id)
  expect(again.totals).toEqual(before.run?.totals)
})

test('the keyboard alone reaches search, queue, layers and back', async ({ page, product }) => {
  await openMap(page, product.url)
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: '搜索' })).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=hazard:/)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/sel=/)

  const teams = page.getByRole('button', { name: '队伍', exact: true })
  await expect(teams).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('2')
  await expect(teams).toHaveAttribute('aria-pressed', 'false')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/list/)
})

test('without a connection the page keeps its figures and says since when', async ({
  page,
  product,
  context,
  misdeeds,
}) => {
  await openMap(page, product.url)
  await context.setOffline(true)
  await expect(page.getByText(/网络断开，显示的是 \d\d:\d\d 的数据/)).toBeVisible()
  await expect(detail(page)).toContainText('%')
  await context.setOffline(false)
  await expect(page.getByText(/网络断开/)).toBeHidden()
  misdeeds.errors.length = 0
})

/** The panel of what is selected; of the district where nothing is. */
const detail = (page: Page) => page.getByRole('complementary', { name: '详情栏' })

async function search(page: Page, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.fill(words)
  await expect(page.getByRole('option').first()).toContainText(words)
  await box.press('Enter')
}

async function recompute(page: Page, speed: RegExp): Promise<void> {
  await page.getByRole('button', { name: '重新计算' }).click()
  await page.getByLabel('步行速度').click()
  await page.locator('.ant-select-item-option').filter({ hasText: speed }).click()
  await page.getByRole('button', { name: '开始计算' }).click()
}

/** The run after `earlier`, once it is done. */
async function finished(api: Api, earlier: string | undefined) {
  for (;;) {
    const { run } = await api.district()
    if (run !== null && run.id !== earlier && run.state === 'done') return run
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

async function state(page: Page) {
  return {
    camera: await camera(page),
    pressed: await page.locator('fieldset button[aria-pressed=true]').allInnerTexts(),
    heading: await page.getByRole('complementary').last().getByRole('heading').first().textContent(),
    theme: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    language: await page.locator('html').getAttribute('lang'),
  }
}
