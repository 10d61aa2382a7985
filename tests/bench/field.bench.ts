import { type BrowserContext, chromium, type Page, test } from '@playwright/test'
import { chromiumLaunch } from '../browser/chromium.ts'
import { withDirectory } from '../product/directory.ts'
import { giveSession, signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'
import { printFigure, printMachine } from './figures.ts'

/** A phone on a poor mobile network, its processor a quarter of this machine's. */
const NETWORK = {
  ...{ offline: false, latency: 150 },
  ...{ downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (0.75 * 1e6) / 8 },
}
const CPU_SLOWDOWN = 4
const TARGET_SECONDS = 3
const ROUNDS = 5

test('from the tap on the address to a report form that takes the first kind', async () => {
  printMachine()
  const running = process.env['WANGGE_URL']
  if (running !== undefined) return measure(running)
  await withDirectory(async (dataDir) => {
    const product = await startProduct({ dataDir, by: 'wangge', demo: true })
    await measure(product.url).finally(() => product.stop())
  })
})

async function measure(url: string): Promise<void> {
  const cookie = await signInAs(url, 'grid_worker')
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const first: number[] = []
    const again: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
      })
      await giveSession(context, url, cookie)
      first.push(await secondsToForm(context, url))
      again.push(await secondsToForm(context, url))
      await context.close()
    }
    const what = 'field form usable at 1.6 Mbit/s, 150 ms, a quarter of the processor'
    printFigure({ what: `${what}, never seen before`, measured: median(first), target: TARGET_SECONDS, unit: 's' })
    printFigure({ what: `${what}, installed`, measured: median(again), target: TARGET_SECONDS, unit: 's' })
  } finally {
    await browser.close()
  }
}

/** Usable = the form is there with its kinds, and a touch of one is taken. */
async function secondsToForm(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  await slowDown(page)
  const since = performance.now()
  await page.goto(`${url}/field#/report`, { waitUntil: 'commit' })
  await page.getByRole('group', { name: '是什么隐患' }).getByRole('radio').first().check()
  const seconds = (performance.now() - since) / 1000
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.close()
  return seconds
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  // A phone draws Chinese with a font of its own; this browser would fetch the shipped one.
  await devtools.send('Network.setBlockedURLs', { urls: ['*.woff2', '*/fonts-*.css'] })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
