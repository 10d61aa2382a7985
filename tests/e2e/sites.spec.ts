import type { Locator, Page } from '@playwright/test'
import { homesOf } from '../load/sample.ts'
import { signInAs } from '../product/sign-in.ts'
import { expect, test } from './product.ts'

test.use({ role: 'planner' })

test('the best sites from a file with a bad line, and under conditions that nobody can meet', async ({
  page,
  product: { url },
}) => {
  const homes = await homesOf(url, await signInAs(url, 'planner'))
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
})

async function choose(page: Page, sites: Locator, name: string, option: string): Promise<void> {
  await sites.getByRole('combobox', { name, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

async function solve(sites: Locator, name: string): Promise<void> {
  await sites.getByRole('button', { name, exact: true }).click()
  await expect(sites.getByRole('button', { name: '取消' })).toHaveCount(0, { timeout: 120_000 })
}
