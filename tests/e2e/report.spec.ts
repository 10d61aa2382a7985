import { gzipSync } from 'node:zlib'
import { camera } from './map.ts'
import { expect, test } from './product.ts'
import { fillIn, judge, officeOf, receiptOn } from './resident.ts'

test.use({ role: null })

test('a resident reports where he stands, follows the case, answers a question and rates the result', async ({
  page,
  context,
  product,
}) => {
  const office = officeOf(product.url)
  const [longitude, latitude] = await office.centre()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude, latitude, accuracy: 12 })
  await page.goto(`${product.url}/report`)
  await expect(page.getByRole('link', { name: '发现火情请立即拨打119' })).toHaveAttribute('href', 'tel:119')
  await judge(page, 'form')

  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await expect(page.getByText(/已取得您的位置：.+误差约 12 米/)).toBeVisible()
  await expect(page.getByLabel('所在社区')).toBeHidden()
  await page.getByLabel('详细地点').fill('楼下')
  await page.getByLabel('楼道、疏散通道被堵').check()
  await page.getByLabel('说说情况').fill('楼道里着火了')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: '拨打 119' })).toBeVisible()
  await page.getByLabel('说说情况').fill('楼道堆满纸箱，有三个月了')
  await page.getByRole('button', { name: '提交' }).dblclick()
  const serial = await receiptOn(page)
  const link = page.url().replace(/\?.*/, '')
  await judge(page, 'follow')

  await office.act(serial, { action: 'answer', text: '王工今天去看' })
  await office.ask(serial, '是几单元？')
  await page.goto(link)
  await expect(page.getByText('王工今天去看')).toBeVisible()
  await judge(page, 'question')
  await page.getByLabel('您的回答').fill('3 单元')
  await page.getByRole('button', { name: '发送回答' }).click()
  await expect(page.getByText('已收到您的回答。')).toBeVisible()
  await office.act(serial, { action: 'verify', verdict: 'false', text: '已自行清走' })
  await office.act(serial, { action: 'reply', text: '杂物已清走' })
  await office.act(serial, { action: 'closeOut' })
  await page.reload()
  await judge(page, 'rating')
  await page.getByLabel('很满意', { exact: true }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText('您的评价：很满意')).toBeVisible()
  const { events } = await office.find(serial)
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['reported', 'reporterAsked', 'reporterAnswered', 'replied', 'rated']),
  )
})

test('the pin is moved by keys alone, and is not taken outside the district', async ({ page, product, misdeeds }) => {
  await page.goto(`${product.url}/report`)
  await page.getByRole('button', { name: '在地图上选' }).press('Enter')
  const map = page.getByRole('application', { name: '选地点的地图' })
  await expect(map).toBeFocused()
  await expect(page.getByText(/^图钉在：/)).toBeVisible()
  await judge(page, 'map')
  const start = await camera(page)
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await map.press(key)
  const moved = await camera(page)
  expect(moved.lon).toBeGreaterThan(start.lon)
  expect(moved.lat).toBeLessThan(start.lat)
  expect(start.lat - moved.lat).toBeLessThan(moved.lon - start.lon)
  await page.evaluate(() => window.__wanggeMap?.jumpTo({ center: [2.3, 48.8] }))
  await expect(page.getByText('图钉在本区范围外')).toBeVisible()
  await expect(page.getByRole('button', { name: '用这个地点' })).toBeDisabled()
  expect(misdeeds.failed).toEqual(['422 /report/place'])
  misdeeds.failed.length = 0
  misdeeds.errors.length = 0
  await page.getByLabel('所在社区').selectOption({ index: 3 })
  await expect(page.getByText(/^图钉在：/)).toBeVisible()
  await map.press('Escape')
  await expect(map).toBeHidden()
  await expect(page.getByRole('button', { name: '在地图上选' })).toBeFocused()
  await expect(page.getByLabel('所在社区')).toBeVisible()
})

test('a map that cannot be fetched or drawn leaves the form as it was', async ({ page, product, misdeeds }) => {
  const choose = page.getByRole('button', { name: '在地图上选' })
  const broken = page.getByText('地图打不开')
  await page.route('**/report-map.js*', (route) => route.abort(), { times: 1 })
  await page.goto(`${product.url}/report`)
  await fillIn(page, '门口堆着木料')
  await choose.click()
  await expect(broken).toBeVisible()
  await page.route('**/report/tiles/**', (route) => route.abort())
  await choose.click()
  await expect(page.getByText('地图有些地方没有画出来')).toBeVisible()
  await expect(page.getByText(/^图钉在：/)).toBeVisible()
  await choose.click()
  misdeeds.errors.length = 0
  await page.evaluate(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }))
  await choose.click()
  await expect(broken).toBeVisible()
  await expect(page.locator('[data-map]')).toBeEmpty()
  await page.getByRole('button', { name: '提交' }).click()
  await receiptOn(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a resident is stopped at a fire, reports with a photo, and a form that is sent again is no second report', async ({
    page,
    product,
    misdeeds,
  }) => {
    const words = `电线裸露 ${Date.now()}`
    await page.goto(`${product.url}/report`)
    await page.getByLabel('着火了，或在冒烟').check()
    await expect(page.getByRole('group', { name: '是什么情况' }).getByRole('link', { name: '拨打 119' })).toBeVisible()
    await expect(page.getByRole('button', { name: '提交' })).toBeHidden()
    await fillIn(page, '有浓烟')
    await page.getByRole('button', { name: '提交' }).click()
    await expect(page.getByText('您写了“浓烟”')).toBeVisible()
    expect(misdeeds.failed).toEqual(['422 /report'])
    misdeeds.failed.length = 0
    misdeeds.errors.length = 0

    await page.getByLabel('说说情况').fill(words)
    const photo = await page.screenshot({ type: 'jpeg' })
    await page
      .getByLabel('照片（最多 4 张）')
      .setInputFiles({ name: '../a.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('button', { name: '提交' }).click()
    const serial = await receiptOn(page)
    await expect(page.getByText('1 张')).toBeVisible()
    await page.goBack()
    await page.goForward()
    await page.reload()
    await expect(page.getByText(serial)).toBeVisible()
    const office = officeOf(product.url)
    expect(await office.describedAs(words)).toHaveLength(1)
    const { photos, cellCode, cellName } = await office.find(serial)
    expect([photos.length, cellCode?.length]).toEqual([1, 12])
    await expect(page.getByText(`${cellName} 解放路 12 号`)).toBeVisible()
  })
})

test('the page weighs at most 40 KiB, with script and without compression', async ({ page, product }) => {
  const loaded: { path: string; bytes: number; zipped: number }[] = []
  page.on('response', async (response) => {
    const body = await response.body()
    const { pathname } = new URL(response.url())
    loaded.push({ path: pathname, bytes: body.length, zipped: gzipSync(body).length })
  })
  await page.goto(`${product.url}/report`)
  await page.getByLabel('详细地点').fill('解放路')
  await expect.poll(() => loaded.some(({ path }) => path.includes('worker'))).toBe(true)
  await page.waitForLoadState('networkidle')
  const kib = (pick: 'bytes' | 'zipped') => loaded.reduce((sum, one) => sum + one[pick], 0) / 1024
  console.info(
    `/report: ${kib('bytes').toFixed(1)} KiB, zipped ${kib('zipped').toFixed(1)} KiB, in ${loaded.length} files`,
  )
  expect(loaded.map(({ path }) => path).filter((path) => !path.startsWith('/report'))).toEqual([])
  expect(kib('bytes')).toBeLessThanOrEqual(40)
})
