import type { Locator, Page } from '@playwright/test'
import type { HazardCase } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { expect, test } from './product.ts'

test.use({ role: 'township_officer' })

test('the forms beside the straight way: assign, extend and decide, correct, pause and resume, reveal, transfer', async ({
  page,
  context,
  product: { url },
}) => {
  const made = await reported(url, 5)
  await page.goto(`${url}/hazards/${made.id}?lang=zh`)
  await press(page, '受理')

  const assign = await form(page, '指派…')
  await assign.getByRole('combobox').first().click()
  await page.locator('.ant-select-item-option').filter({ hasText: '王建国' }).click()
  await send(assign, '指派')

  const extend = await form(page, '申请延期…')
  await extend.getByRole('spinbutton').fill('2')
  await extend.getByRole('textbox').last().fill('业主外出')
  await send(extend, '提交申请')

  const correct = await form(page, '更正…')
  await correct.getByRole('textbox', { name: '地址' }).fill('更正路 2 号')
  await correct.getByRole('textbox', { name: '理由' }).fill('门牌写错')
  await send(correct, '更正')

  const pause = await form(page, '暂停计时…')
  await pause.getByRole('textbox', { name: '理由' }).fill('等物业开门')
  await send(pause, '暂停计时')
  await expect(page.getByText('暂停', { exact: false }).first()).toBeVisible()
  await press(page, '恢复计时')

  await page.getByRole('button', { name: '查看需留理由' }).click()
  const reveal = page.getByRole('dialog')
  await reveal.getByRole('textbox').fill('回访核实')
  await reveal.getByRole('button', { name: '留下理由并查看' }).click()
  await expect(reveal.getByText('13800001234')).toBeVisible()
  await page.keyboard.press('Escape')

  await giveSession(context, url, await signInAs(url, 'command'))
  await page.reload()
  const decide = await form(page, '审批延期…')
  await decide.getByText('同意', { exact: true }).click()
  await send(decide, '决定')
  await expect(page.getByText('更正路 2 号').first()).toBeVisible()

  await giveSession(context, url, await signInAs(url, 'township_officer'))
  await page.reload()
  const transfer = await form(page, '转办…')
  await transfer.getByRole('combobox').first().click()
  await page.locator('.ant-select-item-option').filter({ hasText: '白鹭街道' }).click()
  await transfer.getByRole('textbox', { name: '理由' }).fill('实际在邻街')
  await page.screenshot({ path: 'test-results/pictures/hazard-forms-transfer.png' })
  await send(transfer, '转办')
  await expect(page.getByText('白鹭街道').first()).toBeVisible()
})

test('hazards marked in the ledger are acknowledged at once', async ({ page, product: { url } }) => {
  const [first, second] = [await reported(url, 7), await reported(url, 9)]
  await page.goto(`${url}/ledger?lang=zh`)
  await page.getByRole('searchbox', { name: '编号、来件号' }).fill('表单路')
  for (const { serial } of [first, second]) await page.getByRole('checkbox', { name: serial }).check()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByText('办成 2 件')).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/ledger-bulk.png' })
})

/** A hazard of the officer's township, reported through the door that gateways use. */
async function reported(url: string, at: number): Promise<HazardCase> {
  const cookie = await signInAs(url, 'township_officer')
  const homes = await homesOf(url, cookie)
  const response = await fetch(`${url}/api/v1/hazards`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ kind: 'combustibles', source: 'hotline12345', description: '楼道堆放杂物', address: `表单路 ${at} 号` },
      ...{ position: homes[at * 11], reporter: { name: '王小明', phone: '13800001234' } },
    }),
  })
  return (await response.json()) as HazardCase
}

const bar = (page: Page) => page.getByRole('toolbar', { name: '可以办的' })

/** An action of the bar, or of what 更多 holds. */
async function press(page: Page, name: string): Promise<void> {
  const inBar = bar(page).getByRole('button', { name, exact: true })
  await expect(bar(page)).toBeVisible()
  if (await inBar.isVisible()) return inBar.click()
  await bar(page).getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function form(page: Page, name: string): Promise<Locator> {
  await press(page, name)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

async function send(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
}
