import type { Hazard } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { withDirectory } from '../product/directory.ts'
import { outerAddress, plainFront } from '../product/front.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { openPhone, queueShows } from './phone-browser.ts'
import { expect, test } from './product.ts'

const address = outerAddress()

test('by plain HTTP from another machine the pages say what does not work and why, and send what they can', async ({
  product: { url },
}) => {
  test.skip(address === null, 'this machine has no address but its own')
  const cookie = await signInAs(url, 'township_officer')
  const [at] = await homesOf(url, cookie)
  if (!at) throw new Error('nobody lives in the township')
  const place = `明街 ${Date.now()} 号`
  const front = await plainFront(url, address ?? '')
  await withDirectory(async (directory) => {
    const { context, page } = await openPhone({ directory, url: front.url, cookie, at })
    try {
      await page.goto(`${front.url}/field#/me`)
      const lacks = page.locator('section', { has: page.getByRole('heading', { name: '这里用不了的' }) })
      await expect(lacks.getByText(`这个页面是用 http 从 ${new URL(front.url).host} 打开的`)).toBeVisible()
      await expect(lacks.getByText('请管理员开通 https')).toBeVisible()
      await expect(lacks.getByRole('listitem')).toHaveText([/^断网时打开/, /^定位和共享位置/, /^关掉页面后自动发送/])
      const isWorking = await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])
      expect(isWorking).toEqual([false, false])

      await page.goto(`${front.url}/field#/report`)
      await expect(page.getByText('这个页面不能定位：请用 https 打开，或在图上选。')).toBeVisible()
      await page.getByRole('radio', { name: '安全出口锁闭' }).check()
      await page.getByRole('button', { name: '在图上选' }).tap()
      await page.waitForFunction(() => window.__wanggeMap?.loaded())
      await page.evaluate((center) => window.__wanggeMap?.jumpTo({ center }), at)
      await page.getByRole('button', { name: '就是这里' }).tap()
      await page.getByLabel('地址（可不填）').fill(place)
      // Without network it waits on the phone, as anywhere: only opening the page anew needs one.
      await context.setOffline(true)
      await page.getByRole('button', { name: '上报', exact: true }).tap()
      await expect(page.getByRole('heading', { name: '已存在手机上' })).toBeVisible()
      await context.setOffline(false)
      await queueShows(page, { waiting: 0, sent: 1 })
      const query = `all=true&sort=reported&limit=50&q=${encodeURIComponent(place)}`
      const { items } = await read<{ items: Hazard[] }>(url, `/api/v1/hazards?${query}`, await signInAs(url))
      expect(items).toHaveLength(1)

      await page.goto(`${front.url}/report`)
      await expect(page.getByText('本页没有加密（不是 https），浏览器不给位置。')).toBeVisible()
      await expect(page.getByRole('button', { name: '用我现在的位置' })).toBeHidden()
      await page.getByRole('button', { name: '在地图上选' }).tap()
      await expect(page.getByText(/^图钉在：/)).toBeVisible()
    } finally {
      await context.close()
      await front.close()
    }
  })
})
