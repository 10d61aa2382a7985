import type { Locator, Page } from '@playwright/test'
import type { Roster } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'
import { dayAhead, mondayAhead } from './days.ts'
import { expect, test } from './product.ts'

test.use({ role: 'township_officer' })

test('people of a shift are noted absent, come back, leave it, return and change places with another day', async ({
  page,
  product: { url },
}) => {
  const monday = mondayAhead(8)
  await openWeek(page, url, monday)
  await put(page, 0)
  await put(page, 1)
  await page.getByRole('toolbar', { name: '班次' }).getByRole('button', { name: /^打开/ }).click()
  const shift = page.getByRole('region', { name: '班次' })
  const name = await nthPerson(shift, 0)

  await shift.getByRole('button', { name: `记缺勤 ${name}` }).click()
  await shift.getByLabel('缺勤原因').fill('发烧')
  await shift.getByRole('button', { name: '记缺勤', exact: true }).last().click()
  await expect(shift.getByText('缺勤：发烧')).toBeVisible()
  await shift.getByRole('button', { name: `到岗 ${name}` }).click()
  await expect(shift.getByText('缺勤：发烧')).toHaveCount(0)

  await shift.getByRole('button', { name: `移出这一班 ${name}` }).click()
  await expect(shift.getByText('不在这一班')).toBeVisible()
  await shift.getByRole('button', { name: `加入这一班 ${name}` }).click()
  await expect(shift.getByText('不在这一班')).toHaveCount(0)

  // One is on Tuesday alone, the other on Monday alone: only these two can change places.
  const other = await nthPerson(shift, 1)
  await shift.getByRole('button', { name: `移出这一班 ${other}` }).click()
  await expect(shift.getByText('不在这一班')).toBeVisible()
  await slot(page, 0).click()
  await page.getByRole('toolbar', { name: '班次' }).getByRole('button', { name: /^打开/ }).click()
  await shift.getByRole('button', { name: `移出这一班 ${name}` }).click()
  await shift.getByRole('button', { name: `换班 ${other}` }).click()
  await shift.getByRole('combobox', { name: `${other} 与谁换` }).click()
  await page.screenshot({ path: 'test-results/pictures/teams-swap.png' })
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
  await shift.getByRole('button', { name: '换班', exact: true }).last().click()
  await expect(page.getByText(`${other} 与 ${name} 已换班`)).toBeVisible()
  await expect(shift.getByRole('button', { name: `换班 ${name}` })).toBeVisible()
})

test('who comes second to a slot is told so; a copied week says what it left as it was', async ({
  page,
  product: { url },
  misdeeds,
}) => {
  const monday = mondayAhead(20)
  await openWeek(page, url, monday)
  await put(page, 0)
  const cookie = await signInAs(url, 'township_officer')
  const rosterOf = (from: string) => read<Roster>(url, `/api/v1/roster?from=${from}&to=${from}`, cookie)
  const shift = (await rosterOf(monday)).shifts[0]
  if (!shift) throw new Error('The shift is not in the roster')
  const nextMonday = mondayAhead(21)
  await page.getByRole('button', { name: '下一周' }).click()
  await slot(page, 0).click()
  const toolbar = page.getByRole('toolbar', { name: '班次' })
  await expect(toolbar.getByRole('button', { name: '排上' })).toBeVisible()
  const { teamId, kind } = shift
  // Another hand is faster while the page's own is on its way: later, the page would have heard of it.
  await page.route('**/api/v1/roster/shifts', async (route) => {
    const response = await fetch(`${url}/api/v1/roster/assignments`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ teamId, day: nextMonday, kind, cellCodes: [], mode: 'add' }),
    })
    expect(response.ok).toBe(true)
    await route.continue()
  })
  await toolbar.getByRole('button', { name: '排上' }).click()
  await expect(page.getByText('同一队不能同时上两班')).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/teams-busy.png' })
  misdeeds.failed.length = 0
  misdeeds.errors.length = 0
  await page.getByRole('button', { name: '复制上周' }).click()
  await expect(page.getByText('这支队那时已有班')).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/teams-copy-skipped.png' })
})

test('a team gets a person and counts its equipment; what cannot be is refused in words, what was done is undone', async ({
  page,
  product: { url },
}) => {
  await openWeek(page, url, dayAhead(0))
  const cookie = await signInAs(url, 'township_officer')
  const today = dayAhead(0)
  const { teams } = await read<Roster>(url, `/api/v1/roster?from=${today}&to=${today}`, cookie)
  const team = teams[0]
  if (!team) throw new Error('The township has no team')
  await page.goto(`${url}/teams?lang=zh&open=team&sel=team:${team.id}`)
  const drawer = page.getByRole('complementary', { name: '队伍详情' })
  await drawer.getByRole('button', { name: '加人' }).click()
  await drawer.getByRole('textbox', { name: '姓名' }).fill('钱小满')
  await drawer.getByRole('textbox', { name: '电话' }).fill('13800001234')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('钱小满')).toBeVisible()
  await drawer.getByRole('button', { name: '编辑 钱小满' }).click()
  await drawer.getByRole('button', { name: '移出本队' }).click()
  await expect(drawer.getByText('钱小满')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(drawer.getByText('钱小满')).toBeVisible()

  await drawer.getByRole('button', { name: '清点装备' }).click()
  const count = drawer.getByRole('spinbutton').nth(0)
  await count.fill('3')
  await drawer.getByRole('spinbutton').nth(1).fill('4')
  await expect(drawer.getByRole('alert')).toContainText('不可用的比总数多')
  await page.screenshot({ path: 'test-results/pictures/teams-equipment.png' })
  await drawer.getByRole('spinbutton').nth(1).fill('1')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('1 件不可用').first()).toBeVisible()
})

async function openWeek(page: Page, url: string, day: string): Promise<void> {
  await page.goto(`${url}/teams?lang=zh&day=${day}`)
  await expect(page.getByRole('gridcell').first()).toBeVisible({ timeout: 60_000 })
}

async function put(page: Page, day: number): Promise<void> {
  await slot(page, day).click()
  if ((await slot(page, day).getAttribute('data-has')) === 'true') return
  await page.getByRole('toolbar', { name: '班次' }).getByRole('button', { name: '排上' }).click()
  await expect(slot(page, day)).toHaveAttribute('data-has', 'true')
}

async function nthPerson(shift: Locator, at: number): Promise<string> {
  const label = await shift
    .getByRole('button', { name: /^记缺勤 / })
    .nth(at)
    .getAttribute('aria-label')
  return (label ?? '').replace('记缺勤 ', '')
}

/** The first slot of a day of the week (0 = Monday) of the first team. */
function slot(page: Page, day: number): Locator {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .first()
  return row.locator(`[role=gridcell][data-first=true]`).nth(day)
}
