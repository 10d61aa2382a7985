import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { District, HazardCase } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'

/** Fills in a report without a position, as somebody without script must. */
export async function fillIn(page: Page, words: string): Promise<void> {
  await page.getByLabel('所在社区').selectOption({ index: 2 })
  await page.getByLabel('详细地点').fill('解放路 12 号 3 单元 2 楼')
  await page.getByLabel('楼道、疏散通道被堵').check()
  await page.getByLabel('说说情况').fill(words)
}

/** The number on the page of a report that was taken. */
export async function receiptOn(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/report\/follow\/[\w-]{22}\?/)
  await expect(page.getByText('已收到，谢谢您。')).toBeVisible()
  return (await page.getByText(/^\d{8}-\d{4}$/).textContent()) ?? ''
}

/** What the office does with hazards, asked of the API as an administrator. */
export function officeOf(url: string) {
  const session = signInAs(url)
  const change = async (path: string, body: object): Promise<void> => {
    const headers = { cookie: await session, 'content-type': 'application/json', origin: url }
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.ok, `${response.status} ${path}`).toBe(true)
  }
  const ids = new Map<string, string>()
  const find = async (serial: string): Promise<HazardCase> => {
    if (!ids.has(serial)) {
      const { items } = await read<{ items: { id: string }[] }>(url, `/api/v1/hazards?q=${serial}`, await session)
      expect(items, `hazards of the number ${serial}`).toHaveLength(1)
      ids.set(serial, items[0]?.id ?? '')
    }
    return read(url, `/api/v1/hazards/${ids.get(serial)}`, await session)
  }
  return {
    find,
    /** Where somebody may stand: [lon, lat]. */
    centre: async (): Promise<[number, number]> => {
      const { centre } = await read<District>(url, '/api/v1/district', await session)
      return centre ?? [0, 0]
    },
    act: async (serial: string, action: Record<string, unknown>) => {
      const { id, version } = await find(serial)
      await change(`/hazards/${id}/actions`, { expectedVersion: version, ...action })
    },
    ask: async (serial: string, question: string) =>
      change(`/hazards/${(await find(serial)).id}/reporter/questions`, { question }),
    describedAs: async (words: string) =>
      (await read<{ items: object[] }>(url, `/api/v1/hazards?q=${encodeURIComponent(words)}`, await session)).items,
  }
}

/** Axe finds nothing serious in either theme; a picture of each is kept. */
export async function judge(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `test-results/pictures/report-${name}-${colorScheme}.png`, fullPage: true })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(
      serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
      `${name} ${colorScheme}`,
    ).toEqual([])
  }
}

/** Metres between two places nearby, each [lon, lat]. */
export function metresBetween([lonA, latA]: readonly number[], [lonB, latB]: readonly number[]): number {
  const [west = 0, south = 0, east = 0, north = 0] = [lonA, latA, lonB, latB]
  return Math.hypot((east - west) * Math.cos((south * Math.PI) / 180), north - south) * METRES_A_DEGREE
}

const METRES_A_DEGREE = 111_195

export async function scrollsNowhereSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
