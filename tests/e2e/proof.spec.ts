import AxeBuilder from '@axe-core/playwright'
import type { Hazard, ProofDay, ShiftProof } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'
import { dayAhead } from './days.ts'
import { expect, test } from './product.ts'

/** Tracks of the sample are written after the start. */
const TRACKS_MS = 180_000

test('an officer sees what the shifts of yesterday visited, one of them on the map, and carries it away', async ({
  page,
  product: { url },
}) => {
  test.setTimeout(TRACKS_MS + 120_000)
  const cookie = await signInAs(url)
  const day = dayAhead(-1)
  const proof = () => read<ProofDay>(url, `/api/v1/proof?day=${day}`, cookie)
  await expect.poll(async () => (await proof()).counts.visited, { timeout: TRACKS_MS }).toBeGreaterThan(100)
  const { shifts } = await proof()
  const shift = shifts.find(({ counts }) => counts.visited > 0 && counts.due > 2)
  if (!shift) throw new Error('no shift visited anything')

  await page.goto(`${url}/teams/proof?lang=zh&day=${day}&shift=${shift.id}`)
  const items = page.getByRole('region', { name: '必查对象', exact: true })
  await expect(items.getByRole('heading', { name: shift.teamName })).toBeVisible()
  const { items: known } = await read<ShiftProof>(url, `/api/v1/proof/shifts/${shift.id}`, cookie)
  await expect(items.getByRole('listitem')).toHaveCount(known.length)
  await expect(items.getByText('已到', { exact: true }).first()).toBeVisible()
  await expect(page.getByTestId('map')).toHaveAttribute('data-map-idle', 'true', { timeout: 60_000 })
  await expect(page.locator('[data-visit]')).toHaveCount(known.length)
  await page.screenshot({ path: 'test-results/pictures/proof.png' })
  const found = await new AxeBuilder({ page }).exclude('.maplibregl-map').analyze()
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`patrols-${day}.csv`)

  await page.getByText('按网格').click()
  await expect(page).toHaveURL(/by=cell/)
  await page.reload()
  await expect(page.getByRole('radio', { name: '按网格' })).toBeChecked()
})

test('an officer says on its page that every shift must come by a hazard, and leaves it to the rule again', async ({
  page,
  product: { url },
}) => {
  const cookie = await signInAs(url, 'township_officer')
  const { items } = await read<{ items: Hazard[] }>(url, '/api/v1/hazards', cookie)
  const hazard = items.find(({ grade, clock }) => grade === 'general' && clock === 'ontime')
  if (!hazard) throw new Error('no hazard is left to the rule')
  await page.goto(`${url}/hazards/${hazard.id}?lang=zh`)
  const visits = page.getByRole('region', { name: '巡查必到' })
  await expect(visits).toContainText('不要求班次到这里')
  await visits.getByLabel('理由（可不填）').fill('居民说夜里又锁上')
  await visits.getByRole('button', { name: '指定必查' }).click()
  await expect(visits).toContainText('每个班次都要到这里')
  await expect(visits).toContainText('居民说夜里又锁上')
  await page.reload()
  await expect(visits).toContainText('居民说夜里又锁上')
  await visits.getByRole('button', { name: '照规则' }).click()
  await expect(visits).toContainText('不要求班次到这里')
})
