import { camera } from './map.ts'
import { expect, test } from './product.ts'
import { fillIn, judge, metresBetween, officeOf, receiptOn, scrollsNowhereSideways } from './resident.ts'

test.use({ role: null })

test('on a phone the report fits, is large enough for a thumb, and is sent in English too', async ({
  page,
  product,
}) => {
  await page.goto(`${product.url}/report`)
  await scrollsNowhereSideways(page)
  const banner = await page.getByRole('link', { name: '发现火情请立即拨打119' }).boundingBox()
  expect([banner?.y, banner?.height]).toEqual([0, 64])
  for (const control of await page
    .locator('button:visible, select, input:not([type=hidden]):visible, textarea, .choice:visible')
    .all()) {
    const isSmallMark = ['radio', 'checkbox'].includes((await control.getAttribute('type')) ?? '')
    if (!isSmallMark && (await control.getAttribute('name')) !== 'website')
      expect((await control.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  }
  await judge(page, 'phone-form')
  await fillIn(page, '消防通道停满了车')
  await page.getByRole('button', { name: '提交' }).tap()
  await receiptOn(page)
  await scrollsNowhereSideways(page)
  await judge(page, 'phone-follow')
  await page.getByRole('link', { name: 'English' }).tap()
  await expect(page.getByRole('heading', { name: 'What you reported' })).toBeVisible()
  await page.getByRole('link', { name: 'Report something else' }).tap()
  await expect(page.getByRole('heading', { name: 'Report a fire hazard' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Fire? Call 119 now' })).toHaveAttribute('href', 'tel:119')
})

test('on a phone a pin is set on a map, taken back, set again, and the hazard stands where it was', async ({
  page,
  product,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await page.goto(`${product.url}/report`)
  await fillIn(page, '巷口堆着木料')
  expect(fetched.filter((path) => /map|tiles/.test(path))).toEqual([])
  const area = page.getByLabel('所在社区')
  const map = page.getByRole('application', { name: '选地点的地图' })
  await page.getByRole('button', { name: '在地图上选' }).tap()
  await expect(page.getByText(/^图钉在：/)).toBeVisible()
  await scrollsNowhereSideways(page)
  for (const button of await page.locator('[data-map] button').all())
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  await judge(page, 'phone-map')

  const before = await camera(page)
  await map.tap({ position: { x: 80, y: 120 } })
  await expect.poll(() => camera(page)).not.toEqual(before)
  await page.getByRole('button', { name: '用这个地点' }).tap()
  await expect(page.getByText(/^已在地图上选定：/)).toBeVisible()
  await expect(area).toBeHidden()
  await page.getByRole('button', { name: '不用这个位置' }).tap()
  await expect(area).toBeVisible()

  await page.getByRole('button', { name: '在地图上选' }).tap()
  await expect(page.getByText(/^图钉在：/)).toBeVisible()
  const opened = await camera(page)
  await map.tap({ position: { x: 200, y: 260 } })
  await expect.poll(() => camera(page)).not.toEqual(opened)
  await expect.poll(() => page.evaluate(() => window.__wanggeMap?.isMoving())).toBe(false)
  // The name of the place comes late: who sends at once sends the pin all the same.
  await page.route(/report\/place/, async (route) => {
    await page.waitForTimeout(1500)
    await route.continue()
  })
  await map.press('Shift+ArrowDown')
  const pin = await camera(page)
  await page.getByRole('button', { name: '用这个地点' }).tap()
  await page.getByRole('button', { name: '提交' }).tap()
  const { position } = await officeOf(product.url).find(await receiptOn(page))
  expect(metresBetween(position, [pin.lon, pin.lat])).toBeLessThan(5)
  expect(fetched.filter((path) => path.startsWith('/tiles') || path.startsWith('/api'))).toEqual([])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a phone is told what is missing beside it, keeps what was written, and goes on', async ({
    page,
    product,
    misdeeds,
  }) => {
    await page.goto(`${product.url}/report`)
    await fillIn(page, '灭火器都过期了')
    await page.getByLabel('所在社区').selectOption('')
    await page.getByRole('button', { name: '提交' }).tap()
    await expect(page.getByText('请选择所在社区，或用您的位置，或在地图上选。')).toBeVisible()
    await expect(page.getByLabel('说说情况')).toHaveValue('灭火器都过期了')
    expect(misdeeds.failed).toEqual(['422 /report'])
    misdeeds.failed.length = 0
    misdeeds.errors.length = 0
    await page.getByLabel('所在社区').selectOption({ index: 3 })
    await page.getByRole('button', { name: '提交' }).tap()
    await receiptOn(page)
  })
})
