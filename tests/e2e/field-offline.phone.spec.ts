import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hazard, HazardCase, UploadedPhoto } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { cameraPicture, openPhone, queueShows, report, whenInstalled } from './phone-browser.ts'
import { expect, test } from './product.ts'

test('two hazards and a close-out written without network survive a killed browser and arrive once, in order', async ({
  product: { url },
}) => {
  const cookie = await signInAs(url, 'township_officer')
  const [at] = await homesOf(url, cookie)
  if (!at) throw new Error('nobody lives in the township')
  const task = await hazardToCloseOut(url, cookie, at)
  const before = new Set((await hazards(url, cookie)).map(({ id }) => id))
  const directory = await mkdtemp(join(tmpdir(), 'wangge-phone-'))
  try {
    const first = await openPhone({ directory, url, cookie, at })
    await first.page.goto(`${url}/field`)
    await expect(first.page.getByText(task.address).first()).toBeVisible()
    const photos = [await cameraPicture(first.page, '一'), await cameraPicture(first.page, '二')]
    await whenInstalled(first.page)
    await first.context.setOffline(true)
    await first.page.reload()
    await report(first.page, '停网街 2 号', photos)
    await report(first.page, '停网街 3 号', photos.slice(0, 1))
    await first.page.goto(`${url}/field#/task/${task.id}/closeOut`)
    await first.page.getByRole('button', { name: '销号' }).click()
    await expect(first.page.getByRole('heading', { name: /^我的任务/ })).toBeVisible()
    await queueShows(first.page, { waiting: 3, sent: 0 })
    await first.page.screenshot({ path: 'test-results/pictures/field-offline-queue.png' })
    await first.kill()

    // A session cookie without a date ends with its browser; the product's own has one.
    const again = await openPhone({ directory, url, cookie, at })
    await again.context.setOffline(true)
    await again.page.goto(`${url}/field#/queue`)
    await queueShows(again.page, { waiting: 3, sent: 0 })
    await expect(again.page.getByText('没有网络', { exact: false }).first()).toBeVisible()
    await again.context.setOffline(false)
    await queueShows(again.page, { waiting: 0, sent: 3 })
    await again.page.screenshot({ path: 'test-results/pictures/field-offline-sent.png' })
    await again.context.close()
  } finally {
    await rm(directory, { recursive: true, force: true })
  }

  const arrived = (await hazards(url, cookie)).filter(({ id }) => !before.has(id))
  const cases = await Promise.all(arrived.map(({ id }) => read<HazardCase>(url, `/api/v1/hazards/${id}`, cookie)))
  cases.sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
  expect(cases.map(({ address, photos }) => [address, photos.length])).toEqual([
    ['停网街 2 号', 2],
    ['停网街 3 号', 1],
  ])
  expect(cases.flatMap(({ photos }) => photos.map(({ widthPixels }) => widthPixels))).toEqual([1600, 1600, 1600])
  const closed = await read<HazardCase>(url, `/api/v1/hazards/${task.id}`, cookie)
  expect(closed.state).toBe('closedOut')
  const own = closed.events.filter(({ event }) => event === 'closedOut')
  const trail = [...cases.flatMap(({ events }) => events), ...own]
  expect(trail.map(({ event }) => event)).toEqual(['reported', 'photosAdded', 'reported', 'photosAdded', 'closedOut'])
  const received = trail.map(({ receivedAt }) => receivedAt)
  expect(received).toEqual([...received].sort())
  expect(trail.every(({ happenedAt, receivedAt }) => happenedAt < receivedAt)).toBe(true)
})

async function hazards(url: string, cookie: string): Promise<Hazard[]> {
  const page = await read<{ items: Hazard[] }>(url, '/api/v1/hazards?all=true&sort=reported&limit=50', cookie)
  return page.items
}

/** One that an inspection found, rectified and passed: only the close-out is left. */
async function hazardToCloseOut(url: string, cookie: string, position: readonly [number, number]): Promise<HazardCase> {
  const send = async <Answer>(path: string, body: object): Promise<Answer> => {
    const isPhoto = body instanceof Uint8Array
    const headers = { cookie, origin: url, 'content-type': isPhoto ? 'image/png' : 'application/json' }
    const sent = isPhoto ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: sent })
    if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
  const facts = { kind: 'lockedExit', source: 'inspection', address: '停网街 1 号', position }
  let hazard = await send<HazardCase>('/hazards', facts)
  const act = async (action: object) => {
    hazard = await send<HazardCase>(`/hazards/${hazard.id}/actions`, { expectedVersion: hazard.version, ...action })
  }
  const photo = await send<UploadedPhoto>('/photos?phase=after', new Uint8Array(ONE_DOT))
  await act({ action: 'verify', verdict: 'real' })
  await act({ action: 'beginRectifying', rectificationClass: 'onTheSpot' })
  await act({ action: 'reportRectified', photoIds: [photo.id] })
  await act({ action: 'reinspect', passed: true })
  return hazard
}

const ONE_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
