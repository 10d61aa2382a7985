import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Hazard, HazardCase } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { giveSession, read, signInAs } from '../product/sign-in.ts'
import { cameraPicture, openPhone, queueShows, report, whenInstalled } from './phone-browser.ts'
import { expect, test } from './product.ts'

const HOUR_MS = 3_600_000

interface Trouble extends Awaited<ReturnType<typeof openPhone>> {
  /** What the browser grants the product on this phone; absent = as much as there is. */
  setDisk(bytes?: number): Promise<void>
}

/** Opens the form on a phone and keeps the app on it; `diskBytes` is what it may take from the first. */
async function onPhone(url: string, work: (phone: Trouble) => Promise<void>, diskBytes?: number): Promise<void> {
  const cookie = await signInAs(url, 'township_officer')
  const [at] = await homesOf(url, cookie)
  if (!at) throw new Error('nobody lives in the township')
  const directory = await mkdtemp(join(tmpdir(), 'wangge-phone-'))
  const phone = await openPhone({ directory, url, cookie, at })
  const session = await phone.context.newCDPSession(phone.page)
  const setDisk = async (bytes?: number): Promise<void> => {
    const quota = bytes === undefined ? {} : { quotaSize: bytes }
    await session.send('Storage.overrideQuotaForOrigin', { origin: url, ...quota })
  }
  try {
    if (diskBytes !== undefined) await setDisk(diskBytes)
    await phone.page.goto(`${url}/field#/report`)
    await expect(phone.page.getByRole('radio', { name: '安全出口锁闭' })).toBeVisible()
    await whenInstalled(phone.page)
    await work({ ...phone, setDisk })
  } finally {
    await phone.context.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function hazardAt(url: string, address: string): Promise<Hazard[]> {
  const query = `all=true&sort=reported&limit=50&q=${encodeURIComponent(address)}`
  return (await read<{ items: Hazard[] }>(url, `/api/v1/hazards?${query}`, await signInAs(url))).items
}

test('without a session it waits and asks; another person on the phone sends nothing of it', async ({
  product: { url },
}) => {
  await onPhone(url, async ({ context, page }) => {
    await context.setOffline(true)
    await report(page, '换人街 1 号', [])
    await context.clearCookies()
    await context.setOffline(false)
    await page.goto(`${url}/field#/queue`)
    await expect(page.getByText('登录已失效', { exact: false }).first()).toBeVisible()
    await giveSession(context, url, await signInAs(url, 'grid_worker'))
    await page.reload()
    await expect(page.getByText('这部手机上还有别人的 1 条', { exact: false })).toBeVisible()
    expect(await hazardAt(url, '换人街 1 号')).toEqual([])
    await context.clearCookies()
    await giveSession(context, url, await signInAs(url, 'township_officer'))
    await page.reload()
    await queueShows(page, { waiting: 0, sent: 1 })
    expect(await hazardAt(url, '换人街 1 号')).toHaveLength(1)
  })
})

test('a full phone says so, keeps what it has, and takes new things once there is room', async ({
  product: { url },
}) => {
  const work = async ({ context, page, setDisk }: Trouble): Promise<void> => {
    await context.setOffline(true)
    await report(page, '满街 1 号', [])
    expect(await fillUp(page)).toBe('QuotaExceededError')
    await page.getByLabel('相册').setInputFiles([await cameraPicture(page, '满')])
    await page.getByRole('radio', { name: '安全出口锁闭' }).check()
    await page.getByLabel('地址（可不填）').fill('满街 2 号')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await expect(page.getByText('手机存不下了，这一条没有记下', { exact: false })).toBeVisible()
    await setDisk()
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await expect(page.getByRole('heading', { name: '已存在手机上' })).toBeVisible()
    await queueShows(page, { waiting: 2, sent: 0 })
    await context.setOffline(false)
    await queueShows(page, { waiting: 0, sent: 2 })
  }
  await onPhone(url, work, DISK_BYTES)
})

/** The app with what it keeps takes some 0.7 MB. Set from the first: a browser goes for half a minute by what was free when it looked. */
const DISK_BYTES = 4 * 1024 * 1024

/** Writes beside the app's things until the browser refuses: less is free then than a photo takes. Yields the name of the refusal. */
function fillUp(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('other things', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('bytes')
      opening.onsuccess = () => resolve(opening.result)
    })
    const write = (key: number) =>
      new Promise<string>((resolve) => {
        const tx = db.transaction('bytes', 'readwrite')
        const bytes = crypto.getRandomValues(new Uint8Array(32 * 1024))
        tx.objectStore('bytes').add(bytes, key)
        tx.oncomplete = () => resolve('')
        tx.onabort = () => resolve(tx.error?.name ?? 'none')
      })
    for (let key = 0; key < 1000; key++) {
      const refusal = await write(key)
      if (refusal !== '') return refusal
    }
    return 'there is room for everything'
  })
}

test.describe('a phone whose clock is an hour', () => {
  for (const [words, wrongMs] of [
    ['slow', -HOUR_MS],
    ['fast', HOUR_MS],
  ] as const) {
    test(`${words} dates what it tells late rightly`, async ({ product: { url } }) => {
      await onPhone(url, async ({ context, page }) => {
        await context.addInitScript((ms) => {
          const now = Date.now.bind(Date)
          Date.now = () => now() + ms
          // The worker's clock cannot be set from here: the page alone sends.
          Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined })
        }, wrongMs)
        await page.reload()
        await expect(page.getByRole('radio', { name: '安全出口锁闭' })).toBeVisible()
        await context.setOffline(true)
        const writtenAt = Date.now()
        await report(page, `钟错街 ${words}`, [])
        const keptAt = Date.now()
        await context.setOffline(false)
        await queueShows(page, { waiting: 0, sent: 1 })
        const [hazard] = await hazardAt(url, `钟错街 ${words}`)
        const { events } = await read<HazardCase>(url, `/api/v1/hazards/${hazard?.id}`, await signInAs(url))
        const happenedAt = Date.parse(events[0]?.happenedAt ?? '')
        expect(happenedAt).toBeGreaterThan(writtenAt - 2000)
        expect(happenedAt).toBeLessThan(keptAt + 2000)
      })
    })
  }
})
