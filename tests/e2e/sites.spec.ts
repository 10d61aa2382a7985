import type { Locator, Page } from '@playwright/test'
import type { SiteRun } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { mapIsDrawn } from './map.ts'
import { expect, test } from './product.ts'

test.use({ role: 'planner' })

test('the best sites from a file with a bad line, under conditions that nobody can meet, of little room, and from every kind of candidate', async ({
  page,
  product: { url },
}) => {
  test.setTimeout(600_000)
  const cookie = await signInAs(url, 'planner')
  const homes = await homesOf(url, cookie)
  // Browsers leave it out where the product is opened by plain HTTP from another machine.
  await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'))
  await page.goto(`${url}/plan?lang=zh`)
  const sites = page.getByRole('region', { name: '最优选址' })
  await expect(sites.getByRole('button', { name: '求解', exact: true })).toBeEnabled()

  await choose(page, sites, '候选', '从文件')
  const places = [0, 0.4, 0.8]
    .map((share) => homes[Math.trunc(share * homes.length)])
    .map((place, at) => `n${at},${place?.join(',')},空地 ${at}`)
  await sites.locator('input[type="file"]').setInputFiles({
    name: '候选.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['id,lon,lat,name', ...places, 'n9,一百一十九,33,写错的'].join('\n')),
  })
  await expect(sites.getByText('候选.csv：3 处候选')).toBeVisible()
  await expect(sites.getByText('第 5 行 lon“一百一十九”：不是数')).toBeVisible()
  await choose(page, sites, '保留现有点，再加', '2 处')
  await solve(sites, '求解')
  await expect(sites.getByText('已证明最优').first()).toBeVisible()
  await expect(sites.getByText('候选 3 处')).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/sites-file.png' })

  await choose(page, sites, '目标', '用最少的点')
  await solve(sites, '重新求解')
  await expect(sites.getByRole('alert')).toContainText(
    /做不到：[\d,]+ 处住处（[\d,]+ 人）没有任何点或候选能走到，在\S+/,
  )
  await page.screenshot({ path: 'test-results/pictures/sites-infeasible.png' })

  await choose(page, sites, '目标', '覆盖最多')
  await sites.getByText('更多条件').click()
  await choose(page, sites, '有盲区的街镇每个至少', '2 处')
  await solve(sites, '重新求解')
  await expect(sites.getByRole('alert')).toContainText(/做不到：\S+凑不满每镇的最少处数/)
  await choose(page, sites, '有盲区的街镇每个至少', '不限')

  await sites.getByText('以往求解').click()
  await sites
    .getByRole('button', { name: /打开 .* 的求解/ })
    .last()
    .click()
  await expect(sites.getByText('候选 3 处')).toBeVisible()

  const latest = async () => {
    const run = (await read<{ items: SiteRun[] }>(url, '/api/v1/site-runs?limit=1', cookie)).items[0]
    if (!run?.answer) throw new Error('The latest search has an answer')
    return { request: run.request, answer: run.answer }
  }

  // Places clicked in the largest gap, twenty people each: figures are people whatever is counted beside.
  await page
    .getByRole('region', { name: '盲区', exact: true })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .first()
    .click()
  await expect(page).toHaveURL(/gap=/)
  await mapIsDrawn(page)
  await choose(page, sites, '候选', '在图上点')
  await sites.getByRole('button', { name: '在图上点候选' }).click()
  const map = await page.getByTestId('map').boundingBox()
  if (!map) throw new Error('The page has no map')
  for (const [east, south] of [
    [0, 0],
    [40, 0],
    [0, 40],
  ] as const)
    await page.mouse.click(map.x + map.width / 2 + east, map.y + map.height / 2 + south)
  await expect(sites.getByText('3 处候选', { exact: true })).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/sites-drawn.png' })
  await sites.getByRole('button', { name: '点完了' }).click()
  await choose(page, page.getByRole('region', { name: '参数' }), '按什么计', '户数')
  await sites.getByRole('spinbutton', { name: '每处最多容纳' }).fill('20')
  await solve(sites, '重新求解')
  await expect(sites.getByText('候选 3 处')).toBeVisible()
  const small = await latest()
  expect(small.request).toMatchObject({ capacityEach: 20, choose: 2, candidates: { from: 'places' } })
  expect(small.answer.sites.map(({ gained }) => gained)).toEqual([20, 20])
  expect(small.answer.after.people.served).toBe(small.answer.before.people.served + 40)
  await expect(sites.getByText('+20', { exact: true })).toHaveCount(2)
  await expect(sites.getByText(`${small.answer.after.people.served.toLocaleString('en')} 人`).first()).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/sites-drawn-room.png' })
  await sites.getByRole('button', { name: '全部放进方案' }).click()
  await expect(page.getByText('2 处已放进方案')).toBeVisible()
  await sites.getByRole('spinbutton', { name: '每处最多容纳' }).fill('')

  // Points that do not count stand for sites: a kind at a time.
  await choose(page, sites, '候选', '某几类服务点')
  await expect(sites.getByText(/现在每一类服务点都算在内/)).toBeVisible()
  await choose(page, page.getByRole('region', { name: '参数' }), '哪几类服务点', '消防咨询点')
  await page.keyboard.press('Escape')
  await choose(page, sites, '哪几类', '便民服务点')
  await page.keyboard.press('Escape')
  const found = sites.getByText(/^\d+ 处候选$/)
  const points = Number.parseInt((await found.textContent()) ?? '', 10)
  expect(points).toBeGreaterThan(2)
  await solve(sites, '重新求解')
  await expect(sites.getByText(`候选 ${points} 处`)).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/sites-kinds.png' })

  await choose(page, sites, '候选', '每个住处')
  await solve(sites, '重新求解')
  const whole = await latest()
  expect(whole.request).toMatchObject({ capacityEach: null, candidates: { from: 'residences' } })
  expect(whole.answer.candidates).toBeGreaterThan(1000)
  await expect(sites.getByText(`候选 ${whole.answer.candidates.toLocaleString('en')} 处`)).toBeVisible()
})

async function choose(page: Page, sites: Locator, name: string, option: string): Promise<void> {
  await sites.getByRole('combobox', { name, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

async function solve(sites: Locator, name: string): Promise<void> {
  await sites.getByRole('button', { name, exact: true }).click()
  await expect(sites.getByRole('button', { name: '取消' })).toHaveCount(0, { timeout: 120_000 })
}
