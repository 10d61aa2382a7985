import type { Page } from '@playwright/test'
import type { HazardCase, ResponseSteps, Roster, Team } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { dayAhead, mondayAhead } from './days.ts'
import { expect, test } from './product.ts'

test.use({ role: 'township_officer' })

test('an officer gives a team its cells with the lasso, and copies the week', async ({ page, product: { url } }) => {
  // Far enough ahead that nobody is on it yet.
  const monday = mondayAhead(5)
  await page.goto(`${url}/teams?lang=zh&day=${monday}`)
  await expect(page.getByTestId('map')).toHaveAttribute('data-map-idle', 'true', { timeout: 60_000 })
  await page
    .getByRole('gridcell', { name: /没有班/ })
    .first()
    .click()
  await page.getByRole('toolbar', { name: '班次' }).getByRole('button', { name: '排上' }).click()
  await expect(page.getByText('已排 1 班')).toBeVisible()
  await page.keyboard.press('l')
  await lasso(page)
  await expect(page.getByText(/圈到 \d+ 个网格/)).toBeVisible()
  await page.getByRole('button', { name: /^分给/ }).click()
  await expect(page.getByText(/加了 \d+ 个网格/)).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/teams-lasso.png' })
  const cookie = await signInAs(url, 'township_officer')
  const rosterOf = (from: string) => read<Roster>(url, `/api/v1/roster?from=${from}&to=${from}`, cookie)
  await expect.poll(async () => (await rosterOf(monday)).shifts[0]?.cellCodes.length ?? 0).toBeGreaterThan(0)

  await page.getByRole('button', { name: '下一周' }).click()
  await page.getByRole('button', { name: '复制上周' }).click()
  await expect(page.getByText('照上周排了 1 班')).toBeVisible()
  expect((await rosterOf(mondayAhead(6))).shifts).toHaveLength(1)
})

test('a hazard comes in, the first team cannot go, the next one is asked, accepts and arrives; the response page counts it', async ({
  page,
  product: { url },
}) => {
  const cookie = await signInAs(url, 'township_officer')
  await callOut(url, cookie)
  const before = await arrivalsToday(url, cookie)
  const hazard = await reported(url, cookie)
  await page.goto(`${url}/hazards/${hazard.id}?lang=zh`)
  await page.getByRole('button', { name: /^派出 / }).click()
  const first = await asked(page)
  await page.screenshot({ path: 'test-results/pictures/dispatch-asked.png' })
  await byPhone(page, '代记去不了')
  await page.getByRole('button', { name: '车坏了' }).click()
  await page.getByRole('button', { name: '确定去不了' }).click()
  await expect(page.getByText(/正在问 /)).not.toHaveText(new RegExp(first))
  const second = await asked(page)
  expect(second).not.toBe(first)
  await byPhone(page, '代记接单')
  await expect(page.getByText(`${second} 已接单`)).toBeVisible()
  await byPhone(page, '代记出发')
  await expect(page.getByText(`${second} 在途中`)).toBeVisible()
  await byPhone(page, '代记到场')
  await expect(page.getByText(`${second} 已到场`)).toBeVisible()
  await expect(page.getByText('口头报到，位置没有确认').first()).toBeVisible()
  const trail = page.getByRole('region', { name: '经过' })
  for (const step of [`派单给 ${first}`, `${first} 去不了`, `派单给 ${second}`, `${second} 到场`])
    await expect(trail.getByText(step).first(), step).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/dispatch-arrived.png' })

  expect(await arrivalsToday(url, cookie)).toBe(before + 1)
  await page.goto(`${url}/response?lang=zh&from=${dayAhead(0)}&to=${dayAhead(0)}`)
  const card = page.getByRole('article').filter({ has: page.getByRole('button', { name: '派单→到场', exact: true }) })
  await expect(card.getByRole('button', { name: /\d 件$/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/response-today.png' })
  await card.getByRole('button', { name: /\d 件$/ }).click()
  await expect(page.getByRole('dialog').getByText(hazard.serial)).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/response-list.png' })
})

/** The team that is being asked, as the panel names it. */
async function asked(page: Page): Promise<string> {
  const words =
    (await page
      .getByText(/^正在问 /)
      .first()
      .textContent()) ?? ''
  return words.replace('正在问 ', '').trim()
}

/** A step that the team's call is noted for. */
async function byPhone(page: Page, step: string): Promise<void> {
  const button = page.getByRole('button', { name: step })
  if (!(await button.isVisible())) await page.getByText('队里来电话了？替它记一步').click()
  await button.click()
}

async function lasso(page: Page): Promise<void> {
  const box = await page.getByTestId('map').boundingBox()
  if (!box) throw new Error('The map has no box')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.3, 0.3))
  await page.mouse.down()
  for (const [x, y] of [
    [0.7, 0.3],
    [0.7, 0.6],
    [0.3, 0.6],
    [0.3, 0.32],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 8 })
  await page.mouse.up()
}

/** By night one team of a township may be on its round: the first three stand ready whatever the hour. */
async function callOut(url: string, cookie: string): Promise<void> {
  const { items } = await read<{ items: Team[] }>(url, '/api/v1/teams?limit=200&state=free', cookie)
  for (const { id } of items.slice(0, 3)) {
    const headers = { cookie, origin: url, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1/teams/${id}`, {
      ...{ method: 'PATCH', headers, body: JSON.stringify({ duty: 'on' }) },
    })
    if (!response.ok) throw new Error(`a team was not called out: ${response.status} ${await response.text()}`)
  }
}

async function reported(url: string, cookie: string): Promise<HazardCase> {
  const homes = await homesOf(url, cookie)
  const response = await fetch(`${url}/api/v1/hazards`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ kind: 'lockedExit', source: 'hotline12345', description: '一层安全出口上锁', address: '派队路 3 号' },
      position: homes[Math.trunc(homes.length / 4)],
    }),
  })
  return (await response.json()) as HazardCase
}

async function arrivalsToday(url: string, cookie: string): Promise<number> {
  const today = dayAhead(0)
  const { steps } = await read<ResponseSteps>(url, `/api/v1/response/steps?from=${today}&to=${today}`, cookie)
  const arrive = steps.find(({ step }) => step === 'arrive')
  return (arrive?.n ?? 0) + (arrive?.reversed ?? 0)
}
