import AxeBuilder from '@axe-core/playwright'
import { Api } from './api.ts'
import { expect, test } from './product.ts'

test('an administrator sets up a view, takes it away and back, makes a link and revokes it', async ({
  page,
  context,
  product: { url },
}) => {
  const screenName = `大厅${Date.now() % 1e6}`
  const { centre } = await new Api(url).district()
  await page.goto(`${url}/admin/wall?lang=zh`)
  await page.getByRole('button', { name: '添加画面' }).click()
  await page.getByLabel('名称').fill('全区')
  await page.getByLabel('停留秒数').fill('15')
  await page.getByLabel('地图位置').fill('这里')
  await expect(page.getByRole('alert')).toHaveText('这个链接里没有地图位置')
  await page.getByLabel('地图位置').fill(`${url}/?at=${centre?.join()},13`)
  await page.getByRole('button', { name: '保存' }).click()
  const views = page.getByRole('region', { name: '轮播画面' }).last()
  await expect(views.getByRole('cell', { name: '全区', exact: true })).toBeVisible()
  await views.getByRole('button', { name: '删除 全区' }).click()
  await expect(views.getByRole('cell', { name: '全区', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('cell', { name: '全区', exact: true })).toBeVisible()

  await page.getByRole('button', { name: '生成链接' }).click()
  await page.getByLabel('放在哪里').fill(screenName)
  await page.getByRole('dialog').getByRole('button', { name: '生成链接' }).click()
  const address = (await page.locator('code').textContent()) ?? ''
  expect(address).toContain(`${url}/wall?kiosk=`)
  await page.screenshot({ path: 'test-results/pictures/wall-admin-link.png' })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  )
  await page.keyboard.press('Escape')
  const headers = { authorization: `Bearer ${address.split('kiosk=')[1]}` }
  const screen = await fetch(`${url}/api/v1/wall/screen`, { headers })
  expect(await screen.json()).toMatchObject({ link: screenName, views: [{ name: '全区', holdSeconds: 15 }] })

  await page.getByRole('button', { name: `停用 ${screenName}` }).click()
  await expect(page.getByText(/那块屏会立刻变黑/)).toBeVisible()
  await page.getByRole('button', { name: '停用链接' }).click()
  await expect(page.getByRole('row', { name: new RegExp(screenName) })).toContainText(/\d 停用/)
  expect((await fetch(`${url}/api/v1/wall/screen`, { headers })).status).toBe(401)
  await page.screenshot({ path: 'test-results/pictures/wall-admin.png' })
  await page.getByRole('button', { name: '删除 全区' }).click()
  await expect(page.getByText('已删除：全区')).toBeVisible()
  await context.clearCookies()
})
