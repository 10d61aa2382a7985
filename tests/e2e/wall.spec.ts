import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addKioskLink, reportHazard, revokeKioskLink, wallFigures } from '../product/wall.ts'
import { mapIsDrawn } from './map.ts'
import { expect, test } from './product.ts'

/** A quarter of a wall: it is drawn in software, and only the pictures below need its full size. */
test.use({ role: null, viewport: { width: 960, height: 540 } })

/** Below this many design pixels nothing is read from across a hall. */
const LEAST_TEXT_PX = 24

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)

async function openWall(page: Page, url: string, rest = ''): Promise<{ id: string }> {
  const { link, token } = await addKioskLink(url, '测试屏')
  await page.goto(`${url}/wall?kiosk=${token}${rest}`)
  await mapStands(page)
  return link
}

/** The map has loaded and drawn its streets: in software that may take seconds in which the page answers nothing. */
async function mapStands(page: Page): Promise<void> {
  await mapIsDrawn(page)
  const features = () => page.evaluate(() => window.__wanggeMap?.queryRenderedFeatures().length ?? 0)
  await expect.poll(features).toBeGreaterThan(0)
}

test('a link opens the wall without a sign-in, with the figures that the lists have', async ({
  page,
  product: { url },
}) => {
  await openWall(page, url)
  await expect(page).toHaveURL(`${url}/wall`)
  await expect(page.getByText('实时')).toBeVisible()
  await expect(async () => {
    const { open, teams, closedToday, coverage } = await wallFigures(url)
    for (const clock of ['overdue', 'soon', 'ontime', 'paused'] as const)
      await expect(figure(page, clock).locator('dd')).toHaveText(String(open[clock]), { timeout: 100 })
    await expect(figure(page, 'onDuty').locator('b')).toHaveText(String(teams.onDuty), { timeout: 100 })
    await expect(figure(page, 'free').locator('dd')).toHaveText(String(teams.free), { timeout: 100 })
    await expect(figure(page, 'closedToday').locator('b')).toHaveText(String(closedToday), { timeout: 100 })
    const rate = (100 * (coverage?.peopleServed ?? 0)) / (coverage?.people ?? 1)
    await expect(figure(page, 'coverage').locator('b').first()).toHaveText(rate.toFixed(1), { timeout: 100 })
  }).toPass()
  await expect(figure(page, 'night')).toContainText('%')
  await expect(page.getByRole('region', { name: '下一个到期' }).getByRole('listitem')).toHaveCount(4)
})

test('a new hazard appears within seconds and pulses once; nothing else of the product opens', async ({
  page,
  product: { url },
}) => {
  const link = await openWall(page, url)
  const map = page.getByTestId('map')
  await expect(map).not.toHaveAttribute('data-hazards', '0')
  const before = Number(await map.getAttribute('data-hazards'))
  await page.evaluate(() => {
    const seen = new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof HTMLElement && node.style.getPropertyValue('--pulse') !== '') document.title = 'pulsed'
    })
    seen.observe(document.body, { childList: true, subtree: true })
  })
  await reportHazard(url, 3)
  await expect(map).toHaveAttribute('data-hazards', String(before + 1), { timeout: 20_000 })
  await expect(page).toHaveTitle('pulsed')

  const statusOf = async (path: string) => (await page.context().request.get(`${url}/api/v1${path}`)).status()
  expect(await statusOf('/wall')).toBe(200)
  for (const path of [
    '/hazards',
    '/teams',
    '/people',
    '/session',
    '/kiosk-links',
    '/wall/views',
    '/hazards/export.csv',
  ])
    expect(await statusOf(path), path).toBe(403)
  expect(await statusOf('/nothing')).toBe(404)
  expect((await page.context().request.post(`${url}/api/v1/hazards`, { data: {} })).status()).toBe(403)
  expect(await revokeKioskLink(url, link.id)).toBe(204)
})

test('a revoked link goes dark at once', async ({ page, product: { url }, misdeeds }) => {
  const link = await openWall(page, url)
  await expect(page.locator('[data-state="live"]')).toBeVisible()
  expect(await revokeKioskLink(url, link.id)).toBe(204)
  await expect(page.getByRole('heading', { name: '这个大屏链接已停用' })).toBeVisible()
  await expect(figure(page, 'overdue')).toHaveCount(0)
  await page.close()
  expect(misdeeds.failed.every((line) => line.startsWith('401 '))).toBe(true)
  for (const list of Object.values(misdeeds)) list.length = 0
})

test('a lost graphics card leaves the figures standing, and the map comes back by itself', async ({
  page,
  product: { url },
}) => {
  await openWall(page, url)
  const frame = page.locator('[data-map-life]')
  for (const life of ['1', '2']) {
    await page.evaluate(() => {
      // The streets' canvas first, then that of the symbols above them.
      const canvases = [...document.querySelectorAll('canvas')]
      const canvas = canvases[document.querySelector('[data-map-life="0"]') ? 0 : canvases.length - 1]
      canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await expect(frame).toHaveAttribute('data-map-life', life)
    await expect(figure(page, 'overdue').locator('dd')).toHaveText(/^\d+$/)
    await mapStands(page)
  }
})

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
  [7680, 2160],
] as const) {
  test(`${width} × ${height} shows everything, in large letters, without overflow or overlap`, async ({
    page,
    product: { url },
  }) => {
    await page.setViewportSize({ width, height })
    await openWall(page, url, width === 3840 ? '&lang=en' : '')
    await expect(figure(page, 'overdue').locator('dd')).toHaveText(/^\d+$/)
    await page.screenshot({ path: `test-results/pictures/wall-${width}x${height}.png`, timeout: 120_000 })
    const { sections, small, scrolled, beyond } = await page.evaluate(measure, LEAST_TEXT_PX)
    expect(scrolled).toEqual([width, height])
    expect(small).toEqual([])
    expect(beyond).toEqual([])
    expect(sections).toHaveLength(width === 7680 ? 7 : 5)
    for (const [at, a] of sections.entries())
      for (const b of sections.slice(at + 1)) {
        const isApart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
        expect(isApart, `${a.name} and ${b.name}`).toBe(true)
      }
  })
}

test('axe finds no serious fault on the wall', async ({ page, product: { url } }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openWall(page, url, '&lang=en')
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
})

/** In the page: boxes of the wall's parts, words that are too small, and what stands out of its part. */
function measure(leastPx: number) {
  const main = document.querySelector('main')
  if (!main) throw new Error('there is no wall')
  const scale = window.innerHeight / 1080
  const boxOf = (element: Element, name: string) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { name, left, right, top, bottom }
  }
  const parts = [...main.children]
  const small: string[] = []
  const beyond: string[] = []
  for (const part of parts) {
    const outer = part.getBoundingClientRect()
    for (const element of part.querySelectorAll('*')) {
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!words || element.closest('.maplibregl-control-container')) continue
      const said = `${part.tagName} ${element.textContent?.slice(0, 30)}`
      if (Number.parseFloat(getComputedStyle(element).fontSize) < leastPx) small.push(said)
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const isOnMap = element.closest('.maplibregl-marker') !== null
      const out =
        left < outer.left - 1 ||
        right > outer.right + 1 ||
        top < outer.top - 4 * scale ||
        bottom > outer.bottom + 4 * scale
      if (out && !isOnMap) beyond.push(said)
    }
  }
  const { scrollWidth, scrollHeight } = document.documentElement
  return {
    sections: parts.map((part, at) => boxOf(part, `${at} ${part.tagName}`)),
    small,
    beyond,
    scrolled: [scrollWidth, scrollHeight],
  }
}
