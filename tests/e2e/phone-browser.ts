import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
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

type CameraPicture = Awaited<ReturnType<typeof cameraPicture>>

/** By the form alone: photo, kind, address; the place is where the phone is. */
export async function report(page: Page, address: string, photos: CameraPicture[]) {
  await page.goto(`${new URL(page.url()).origin}/field#/report`)
  if (photos.length > 0) {
    await page.getByLabel('相册').setInputFiles(photos)
    await expect(page.getByRole('img', { name: `第 ${photos.length} 张照片` })).toBeVisible()
  }
  await page.getByRole('radio', { name: '安全出口锁闭' }).check()
  await page.getByLabel('地址（可不填）').fill(address)
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await expect(page.getByRole('heading', { name: '已存在手机上' })).toBeVisible()
  await page.getByRole('button', { name: '再报一件' }).click()
}

/** So many wait and so many are sent, and nothing else is there. */
export async function queueShows(page: Page, { waiting, sent }: { waiting: number; sent: number }): Promise<void> {
  if (!page.url().endsWith('#/queue')) await page.goto(`${new URL(page.url()).origin}/field#/queue`)
  const rows = page.locator('li[data-state]')
  await expect(page.locator('li[data-state="sent"]')).toHaveCount(sent)
  await expect(rows).toHaveCount(waiting + sent)
}
