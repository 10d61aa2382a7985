import type { Page } from '@playwright/test'
import type { Scenario } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'
import { expect, test } from './product.ts'

test.use({ role: 'planner' })

test('a planner drags a point into the largest gap, saves, compares, asks for the best three sites, adopts one and prints the report', async ({
  page,
  product: { url },
}) => {
  test.setTimeout(300_000)
  await page.goto(`${url}/plan?lang=zh`)
  const gaps = page.getByRole('region', { name: '盲区', exact: true })
  const largest = gaps.getByRole('listitem').first()
  await expect(largest).toBeVisible({ timeout: 90_000 })
  await picture(page, 'opened')
  await largest.getByRole('button').first().click()
  await expect(page).toHaveURL(/gap=/)

  const gains = await dragOut(page)
  expect(new Set(gains).size, gains.join(', ')).toBeGreaterThan(2)
  const edits = page.getByRole('region', { name: '方案改动', exact: true })
  await expect(edits.getByText(/新增点 A/).first()).toBeVisible()
  const before = page.getByRole('region', { name: '现状与方案' })
  await expect(before.getByText(/\+[\d,]+ 人/).first()).toBeVisible()
  await picture(page, 'dropped')
  await page.keyboard.press('Control+z')
  await expect(edits.getByText('还没有改动')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(edits.getByText(/新增点 A/).first()).toBeVisible()

  await save(page, '保存方案', '冬季补点')
  await page.getByRole('button', { name: '和现状对比' }).click()
  await expect(page.getByRole('dialog').getByText('没有人因此走出时限。')).toBeVisible()
  await picture(page, 'compared')
  await page.keyboard.press('Escape')

  const sites = page.getByRole('region', { name: '最优选址', exact: true })
  await sites.getByRole('button', { name: '求解', exact: true }).click()
  await expect(sites.getByText('已证明最优')).toBeVisible({ timeout: 120_000 })
  await picture(page, 'sites')
  await sites
    .getByRole('button', { name: /^放进方案/ })
    .first()
    .click()
  await save(page, '保存改动', '冬季补点')
  const id = new URL(page.url()).searchParams.get('scenario') ?? ''
  const cookie = await signInAs(url, 'planner')
  const saved = await read<Scenario>(url, `/api/v1/scenarios/${id}`, cookie)
  expect(saved).toMatchObject({ differences: [], edits: [{ type: 'addPoint' }, { type: 'addPoint' }] })
  for (const { before, after, gained, lost } of saved.cells) expect(before.served + gained - lost).toBe(after.served)

  await page.getByRole('button', { name: '采纳…' }).click()
  await picture(page, 'adopt')
  await page.getByRole('button', { name: /^采纳 2 项改动/ }).click()
  await expect(page.getByText(/已采纳：冬季补点/).first()).toBeVisible({ timeout: 60_000 })

  await page.goto(`${url}/plan/report?lang=zh`)
  await expect(page.getByRole('heading', { name: /步行覆盖报告/ }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('img', { name: /各社区的覆盖率/ }).first()).toBeVisible({ timeout: 90_000 })
  await picture(page, 'report')
  const pages = await page.pdf({ path: 'test-results/pictures/plan-report.pdf', format: 'A4' })
  expect(pages.length).toBeGreaterThan(20_000)
})

/** Drags a new point from its button to the middle of the map and a little on; what the card said on the way. */
async function dragOut(page: Page): Promise<string[]> {
  const button = await page.getByRole('button', { name: '新增点', exact: true }).boundingBox()
  const map = await page.getByTestId('map').boundingBox()
  if (!button || !map) throw new Error('The page has no tool or no map')
  const seen: string[] = []
  await page.mouse.move(button.x + button.width / 2, button.y + button.height / 2)
  await page.mouse.down()
  for (const share of [0.75, 0.65, 0.58, 0.53, 0.5]) {
    await page.mouse.move(map.x + map.width * share, map.y + map.height / 2, { steps: 4 })
    await expect(page.getByText(/^拖动中/)).toBeVisible()
    await page.waitForTimeout(200)
    seen.push((await page.locator('output').filter({ hasText: '拖动中' }).locator('strong').textContent()) ?? '')
  }
  await picture(page, 'dragging')
  await page.mouse.up()
  return seen
}

async function save(page: Page, button: string, name: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '名称' }).fill(name)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog.getByText('服务器复算一致，逐秒逐人')).toBeVisible({ timeout: 60_000 })
  await picture(page, 'saved')
  await page.keyboard.press('Escape')
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/pictures/plan-${name}.png` })
}
