import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumLaunch } from '../browser/chromium.ts'
import { giveSession } from '../product/sign-in.ts'

interface PhoneOptions {
  /** What the phone keeps lies here. */
  directory: string
  url: string
  /** Cookie header of who is signed in; absent = whoever was before. */
  cookie?: string
  /** Lon, lat of where the phone is. */
  at: readonly [number, number]
}

/** A phone's browser with storage of its own, which may be killed and opened again. */
export async function openPhone({ directory, url, cookie, at: [longitude, latitude] }: PhoneOptions) {
  const context = await chromium.launchPersistentContext(directory, {
    ...chromiumLaunch(),
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN' },
    ...{ timezoneId: 'Asia/Shanghai', permissions: ['geolocation'], geolocation: { longitude, latitude, accuracy: 8 } },
  })
  context.setDefaultTimeout(60_000)
  if (cookie) await giveSession(context, url, cookie)
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, kill: () => killBrowser(context, directory) }
}

/** The app is kept on the phone and starts without network from now on. */
export async function whenInstalled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** As when the battery is pulled: no process of this browser gets to tidy up. */
async function killBrowser(context: BrowserContext, directory: string): Promise<void> {
  const ours = () => processes().filter(({ command }) => command.includes(`--user-data-dir=${directory}`))
  for (const { id } of ours()) process.kill(id, 'SIGKILL')
  await context.close().catch(() => null)
  while (ours().length > 0) await sleep(20)
}

function processes(): { id: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ id: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
}

/** A picture of twelve megapixels, as a camera takes it: some megabytes of JPEG. */
export async function cameraPicture(page: Page, words: string) {
  const base64 = await page.evaluate(async (text) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = `hsl(${(i * 37) % 360} 60% 50%)`
      context.fillRect((i * 97) % 4000, (i * 61) % 3000, 90, 70)
    }
    context.fillStyle = '#fff'
    context.font = '300px sans-serif'
    context.fillText(text, 200, 1500)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  }, words)
  return { name: `${words}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}
