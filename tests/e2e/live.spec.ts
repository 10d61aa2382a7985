import type { BrowserContext, Page } from '@playwright/test'
import type { HazardCase } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { homesOf } from '../load/sample.ts'
import { layCable } from '../product/cable.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { expect, test } from './product.ts'

/** Wide enough for inbox and page, too narrow for the map, which is slow where it is drawn in software. */
const SMALL = { viewport: { width: 1100, height: 800 }, timezoneId: 'Asia/Shanghai', locale: 'zh-CN' }

const picture = (page: Page, name: string) => page.screenshot({ path: `test-results/pictures/live-${name}.png` })
const dot = (page: Page, state: string) => page.locator(`header [data-state="${state}"]`)
const rows = (page: Page) => page.locator('ul [data-id]')
const row = (page: Page, { id }: HazardCase) => page.locator(`ul [data-id="${id}"]`)

async function open(context: BrowserContext, url: string, role: Role, path: string): Promise<Page> {
  await giveSession(context, url, await signInAs(url, role))
  const page = await context.newPage()
  await page.goto(`${url}${path}?lang=zh`)
  await expect(dot(page, 'live')).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  return page
}

/** Notes on the page when each row appears: asking from here would only find out by and by. */
const watchRows = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const attachedAt: Record<string, number> = {}
    new MutationObserver(() => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>('ul [data-id]'))
        attachedAt[dataset['id'] ?? ''] ??= Date.now()
    }).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { attachedAt })
  })
const attachedAt = (page: Page, { id }: HazardCase): Promise<number> =>
  page.evaluate(
    (one) => (window as unknown as { attachedAt: Record<string, number> }).attachedAt[one] ?? Number.NaN,
    id,
  )

/** Reports a hazard from inside a page, with its session; `place` tells one test's places from another's. */
async function report(page: Page, url: string, place: number): Promise<HazardCase & { answeredAt: number }> {
  const homes = await homesOf(url, await signInAs(url, 'township_officer'))
  const position = homes[Math.trunc(homes.length / place)]
  const words = {
    kind: 'lockedExit',
    source: 'hotline12345',
    description: '安全出口上锁',
    address: `石榴里 ${place} 号`,
  }
  return page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch('/api/v1/hazards', { method: 'POST', headers, body: JSON.stringify(body) })
      if (!response.ok) throw new Error(await response.text())
      const answeredAt = Date.now()
      return { ...(await response.json()), answeredAt }
    },
    { ...words, position },
  )
}

test('what one page reports, another shows without a touch', async ({ browser, product: { url } }) => {
  const [here, there] = [await browser.newContext(SMALL), await browser.newContext(SMALL)]
  const officer = await open(here, url, 'township_officer', '/desk')
  const command = await open(there, url, 'command', '/desk')
  await watchRows(command)
  const waitsMs: number[] = []
  for (const place of [2, 3, 4]) {
    const hazard = await report(officer, url, place)
    await expect(row(command, hazard)).toBeAttached()
    waitsMs.push((await attachedAt(command, hazard)) - hazard.answeredAt)
    await expect(row(officer, hazard)).toBeAttached()
  }
  console.log(`     shown ${waitsMs.join(', ')} ms after the answer`)
  for (const context of [here, there]) await context.close()
})

test('nothing jumps under a hand: what comes waits behind a bar', async ({ context, product: { url } }) => {
  const page = await open(context, url, 'command', '/')
  await page.getByRole('list', { name: '待处置' }).hover()
  const ids = () => rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
  const before = await ids()
  const hazard = await report(page, url, 5)
  const news = page.getByRole('button', { name: '1 条新件' })
  await expect(news).toBeVisible()
  expect(await ids()).toEqual(before)
  await picture(page, 'newcomer')
  await news.click()
  await expect(row(page, hazard)).toBeAttached()
  await expect(news).toHaveCount(0)
})

test('a page says that it stands still when the server is gone, and catches up by itself', async ({
  browser,
  product: { url },
}) => {
  // Not the guarded context: while the server is gone, requests fail.
  const context = await browser.newContext(SMALL)
  const cable = await layCable(url)
  const page = await open(context, cable.url, 'command', '/desk')
  await expect(page.locator('header').getByText(/^\d+ 秒前$/)).toBeVisible()
  await cable.cut()
  const bar = page.getByText(/^数据停在 \d\d:\d\d，正在重连/)
  await expect(bar).toBeVisible()
  await expect(dot(page, 'stale')).toBeVisible()
  const height = (await bar.locator('..').boundingBox())?.height ?? 0
  expect(Math.round(height)).toBe(32)
  await picture(page, 'stale')

  const other = await open(await browser.newContext(SMALL), url, 'command', '/desk')
  const hazard = await report(other, url, 7)
  await cable.join()
  await expect(row(page, hazard)).toBeAttached()
  await expect(dot(page, 'live')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await context.close()
  await other.context().close()
  await cable.cut()
})
