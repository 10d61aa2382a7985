import { setTimeout as sleep } from 'node:timers/promises'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { withDirectory } from '../product/directory.ts'
import { freePort } from '../product/port.ts'
import { type Product, startProduct } from '../product/start.ts'
import { addKioskLink, reportHazard, tellPosition, wallMap } from '../product/wall.ts'

/** How long the soak lasts, in minutes; the figure to reach is of an hour. */
const MINUTES = Number(process.env['WANGGE_WALL_MINUTES'] ?? 60)
/** Where the heap is measured first: after ten minutes, or after a third of a shorter run. */
const FIRST_MINUTE = Math.min(10, MINUTES / 3)
const MOST_GROWTH = 1.1
/** These tests run beside others, on two cores. */
const READY_SECONDS = 600
/** A hazard comes in every so many seconds; in every other one a team moves. */
const HAZARD_EVERY = 60

test.use({ viewport: { width: 1920, height: 1080 } })

test(`the wall holds an event a second for ${MINUTES} minutes without growing`, async ({ page }) => {
  test.setTimeout((MINUTES + 15) * 60_000)
  await withDirectory(async (dataDir) => {
    const product = await runningOr(dataDir)
    try {
      await openWall(page, product.url)
      const cdp = await page.context().newCDPSession(page)
      const { teams, hazards } = await wallMap(product.url)
      const began = performance.now()
      const measured: { minute: number; megabytes: number; nodes: number }[] = []
      let nextMeasure = 1
      for (let second = 0; second < MINUTES * 60; second++) {
        const team = teams[second % teams.length]
        if (second % HAZARD_EVERY === 0 || !team) await reportHazard(product.url, second)
        else await tellPosition(product.url, team.id, around(team.position, second))
        const minute = (performance.now() - began) / 60_000
        if (minute >= nextMeasure) {
          measured.push({ minute: nextMeasure, ...(await sizeOf(cdp)) })
          nextMeasure++
        }
        if (minute >= MINUTES) break
        await sleep(Math.max(0, began + (second + 1) * 1000 - performance.now()))
      }
      measured.push({ minute: MINUTES, ...(await sizeOf(cdp)) })
      const first = measured.find(({ minute }) => minute >= FIRST_MINUTE)
      const last = measured.at(-1)
      console.log(
        measured.map(({ minute, megabytes, nodes }) => `${minute} min ${megabytes} MB ${nodes} nodes`).join('\n'),
      )
      const now = await page.getByTestId('map').getAttribute('data-hazards')
      expect(Number(now), 'it went on showing what came in').toBeGreaterThan(hazards.length)
      expect(last?.megabytes ?? Number.NaN).toBeLessThanOrEqual((first?.megabytes ?? 0) * MOST_GROWTH)
    } finally {
      await product.stop()
    }
  })
})

test('the wall says that the server is away, and finds back by itself to the server and to the network', async ({
  page,
}) => {
  test.setTimeout(1_200_000)
  await withDirectory(async (dataDir) => {
    const port = await freePort()
    const first = await startProduct({ dataDir, demo: true, port, readyWithinSeconds: READY_SECONDS })
    await openWall(page, first.url)
    await first.kill()
    await expect(page.locator('[data-state="stale"]')).toBeVisible({ timeout: 90_000 })
    await expect(page.locator('[data-figure="overdue"] dd'), 'the last figures stay').toHaveText(/^\d+$/)
    const second = await startProduct({ dataDir, demo: true, port })
    try {
      await isLive(page)
      await seesTheNext(page, second.url, 5)
      await page.context().setOffline(true)
      await expect(page.locator('[data-state="stale"]')).toBeVisible({ timeout: 90_000 })
      await page.context().setOffline(false)
      await isLive(page)
      await seesTheNext(page, second.url, 9)
    } finally {
      await second.stop()
    }
  })
})

/** A product that runs already, where `WANGGE_URL` names one; else one of its own. */
async function runningOr(dataDir: string): Promise<Pick<Product, 'url' | 'stop'>> {
  const running = process.env['WANGGE_URL']
  if (running !== undefined) return { url: running, stop: async () => 0 }
  return startProduct({ dataDir, demo: true, readyWithinSeconds: READY_SECONDS })
}

async function openWall(page: Page, url: string): Promise<void> {
  const { token } = await addKioskLink(url, '长时间')
  await page.goto(`${url}/wall?kiosk=${token}&lang=zh`)
  await expect(page.getByTestId('map')).toHaveAttribute('data-map-idle', 'true', { timeout: 120_000 })
  await isLive(page)
}

const isLive = (page: Page) => expect(page.locator('[data-state="live"]')).toBeVisible({ timeout: 90_000 })

async function seesTheNext(page: Page, url: string, place: number): Promise<void> {
  const map = page.getByTestId('map')
  const { hazards } = await wallMap(url)
  await expect(map).toHaveAttribute('data-hazards', String(hazards.length), { timeout: 30_000 })
  await reportHazard(url, place)
  await expect(map).toHaveAttribute('data-hazards', String(hazards.length + 1), { timeout: 30_000 })
}

/** Some hundred metres around a place, another one each second. */
function around([lon, lat]: readonly [number, number], second: number): [number, number] {
  return [lon + 0.001 * Math.cos(second), lat + 0.001 * Math.sin(second)]
}

/** What the page holds after its garbage is collected. */
async function sizeOf(cdp: CDPSession): Promise<{ megabytes: number; nodes: number }> {
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes } = await cdp.send('Memory.getDOMCounters')
  return { megabytes: Math.round(usedSize / 1e5) / 10, nodes }
}
