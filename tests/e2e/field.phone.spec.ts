import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Dispatch, HazardCase, SignInOptions, Team } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { homesOf } from '../load/sample.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { ownTeamFree, sender } from './own-team.ts'
import { expect, test } from './product.ts'

/** Nobody: the field app signs in by itself. */
test.use({ role: null })

type Place = readonly [number, number]

test('a patrol signs in on its phone, shares its position, accepts, departs, arrives and leaves', async ({
  page,
  context,
  product: { url },
}) => {
  const { team, hazard } = await sentOut(url)
  await standAt(context, hazard.position)
  await signIn(page, url, 'patrol_member')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('我的任务')

  const duty = page.getByRole('switch', { name: /在岗/ })
  await duty.click()
  await expect(page.getByRole('heading', { name: '在岗时共享位置？' })).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/field-consent.png' })
  await page.getByRole('button', { name: '同意，上班并共享' }).click()
  await expect(duty).toBeChecked()

  await expect(page.getByRole('heading', { name: '安全出口锁闭' })).toBeVisible()
  await expect(page.getByText(hazard.address).first()).toBeVisible()
  for (const [step, state] of [
    ['接单', '已接单'],
    ['出发', '途中'],
    ['我到了', '已到场'],
  ] as const) {
    const button = page.getByRole('button', { name: step, exact: true })
    await expect(button).toBeVisible()
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(56)
    await page.screenshot({ path: `test-results/pictures/field-patrol-${step}.png` })
    await button.click()
    await expect(page.getByRole('emphasis').getByText(state)).toBeVisible()
  }
  await page.getByRole('button', { name: '拍照', exact: true }).click()
  await takePhoto(page)
  await page.getByRole('button', { name: '提交 1 张照片' }).click()
  await page.getByRole('button', { name: '离开', exact: true }).click()
  await page.getByRole('radio', { name: '已处理' }).check()
  await page.getByRole('button', { name: '离开现场' }).click()

  const cookie = await signInAs(url)
  const cleared = async () => {
    const { items } = await read<{ items: Dispatch[] }>(
      url,
      `/api/v1/dispatches?state=all&hazardId=${hazard.id}`,
      cookie,
    )
    return items.find(({ teamId }) => teamId === team.id)
  }
  await expect.poll(async () => (await cleared())?.state).toBe('cleared')
  expect(await cleared()).toMatchObject({ outcome: '已处理' })
  const { photos } = await read<HazardCase>(url, `/api/v1/hazards/${hazard.id}`, cookie)
  expect(photos).toHaveLength(1)
  const own = await read<{ positionAt: string | null }>(url, `/api/v1/teams/${team.id}`, cookie)
  expect(Date.now() - Date.parse(own.positionAt ?? '')).toBeLessThan(120_000)
})

test('a grid worker verifies with a photo and rectifies on the spot with another', async ({
  page,
  context,
  product: { url },
}) => {
  const { hazard, at } = await waiting(url)
  await standAt(context, at)
  await signIn(page, url, 'grid_worker')
  await page.goto(`${url}/field#/task/${hazard.id}`)
  await expect(page.getByText(hazard.address).first()).toBeVisible()
  await expect(page.getByTestId('field-map')).toHaveAttribute('data-way', /^\d+$/)
  await page.getByRole('button', { name: '核查', exact: true }).click()
  await page.getByRole('radio', { name: /^属实/ }).check()
  await takePhoto(page)
  await page.screenshot({ path: 'test-results/pictures/field-verify.png' })
  await page.getByRole('button', { name: '提交核查' }).click()
  await page.getByRole('button', { name: '整改', exact: true }).click()
  const submit = page.getByRole('button', { name: '已当场整改' })
  await expect(submit).toBeDisabled()
  await takePhoto(page)
  await page.screenshot({ path: 'test-results/pictures/field-rectify.png' })
  await submit.click()

  const cookie = await signInAs(url)
  const now = () => read<HazardCase>(url, `/api/v1/hazards/${hazard.id}`, cookie)
  await expect.poll(async () => (await now()).rectifiedAt).not.toBeNull()
  const found = await now()
  expect(found).toMatchObject({ state: 'rectifying', verdict: 'real', rectificationClass: 'onTheSpot' })
  expect(found.photos.map(({ phase }) => phase)).toEqual(['before', 'after'])
})

test('a hazard is reported with four taps and well under half a minute; a fire is not', async ({
  page,
  context,
  product: { url },
}) => {
  const { at } = await waiting(url)
  await standAt(context, at)
  await signIn(page, url, 'grid_worker')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('我的任务')
  const begun = Date.now()
  let taps = 0
  const tap = async (target: ReturnType<Page['locator']>) => {
    taps += 1
    await target.click()
  }
  await tap(page.getByRole('link', { name: '上报' }))
  taps += 1 // the camera's own button
  await takePhoto(page)
  await tap(page.getByRole('radio', { name: '占用消防车道' }))
  await expect(page.getByText(/当前位置，误差 \d+ 米（WGS-84）/).first()).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/field-report.png' })
  await tap(page.getByRole('button', { name: '上报', exact: true }))
  await expect(page.getByRole('heading', { name: /已存在手机上|已上报/ })).toBeVisible()
  const seconds = (Date.now() - begun) / 1000
  expect({ taps, isQuick: seconds < 30 }).toEqual({ taps: 4, isQuick: true })
  await expect(page.getByText(/编号 \d{8}-\d{4}/)).toBeVisible()

  await page.getByRole('button', { name: '再报一件' }).click()
  await page.getByRole('radio', { name: '着火、冒烟' }).check()
  await expect(page.getByRole('alert')).toContainText('先打 119')
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', 'tel:119')
  await expect(page.getByRole('button', { name: '上报', exact: true })).toBeDisabled()
})

for (const [theme, lang] of [
  ['light', 'zh'],
  ['dark', 'en'],
] as const) {
  test(`axe finds nothing serious in the field app, ${theme}, ${lang}`, async ({ page, context, product: { url } }) => {
    const { hazard, at } = await waiting(url)
    await standAt(context, at)
    await page.goto(`${url}/field?theme=${theme}`)
    await expect(page.getByLabel('用户名')).toBeVisible()
    expect(await serious(page)).toEqual([])
    await signIn(page, url, 'grid_worker', `?theme=${theme}`)
    const pages = ['tasks', `task/${hazard.id}/verify`, `task/${hazard.id}/call`, 'report', 'queue', 'me'] as const
    await page.goto(`${url}/field?theme=${theme}&lang=${lang}#/tasks`)
    for (const one of pages) {
      await page.goto(`${url}/field?theme=${theme}&lang=${lang}#/${one}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (one === 'tasks') await expect(page.getByTestId('field-map')).toHaveAttribute('data-way', /^\d+$/)
      const name = one.replace(hazard.id, '').replaceAll('/', '')
      await page.screenshot({ path: `test-results/pictures/field-${name}-${theme}-${lang}.png` })
      expect([one, await serious(page)]).toEqual([one, []])
      expect([one, await smallTargets(page)]).toEqual([one, []])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([one, overflow]).toEqual([one, 0])
    }
  })
}

async function standAt(context: ReturnType<Page['context']>, [longitude, latitude]: Place): Promise<void> {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude, latitude, accuracy: 8 })
}

async function signIn(page: Page, url: string, role: Role, search = ''): Promise<void> {
  const { samplePeople } = (await (await fetch(`${url}/api/v1/sign-in`)).json()) as SignInOptions
  const person = samplePeople.find((one) => one.role === role)
  if (!person) throw new Error(`no sample person is ${role}`)
  page.setDefaultTimeout(45_000)
  await page.goto(`${url}/field${search}`)
  await page.getByLabel('用户名').fill(person.username)
  await page.getByLabel('密码').fill(person.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** What the camera hands over. */
async function takePhoto(page: Page): Promise<void> {
  const buffer = await page.screenshot({ type: 'jpeg' })
  const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer }
  await page.locator('input[capture=environment]').setInputFiles(photo)
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
}

/** The sample patrol's own team is asked to go to a hazard near it. */
async function sentOut(url: string): Promise<{ team: Team; hazard: HazardCase }> {
  const send = await sender(url)
  const team = await ownTeamFree(url, send)
  const [position] = await homesOf(url, await signInAs(url, 'patrol_member'))
  const facts = { kind: 'lockedExit', grade: 'major', source: 'hotline12345', address: '外勤路 9 号', position }
  const hazard = await send<HazardCase>('POST', '/hazards', { ...facts, description: '二层安全出口上锁' })
  const asked = { teamId: team.id, overrideReason: '正好在附近', answerSeconds: 600 }
  await send('POST', `/hazards/${hazard.id}/dispatches`, asked)
  return { team, hazard }
}

/** A hazard of the sample grid worker's own cells that waits to be verified, and a home some streets away. */
async function waiting(url: string): Promise<{ hazard: HazardCase; at: Place }> {
  const send = await sender(url)
  const homes = await homesOf(url, await signInAs(url, 'grid_worker'))
  const [position, at] = [homes[0], homes.at(-1)]
  if (!position || !at) throw new Error('Nobody lives in the grid worker’s cells')
  const facts = { kind: 'indoorCharging', source: 'hotline12345', address: '外勤路 7 号院', position }
  const hazard = await send<HazardCase>('POST', '/hazards', { ...facts, description: '一楼楼道充电' })
  return { hazard, at }
}

/** What a thumb would miss: lower or narrower than 48 px. Links within a sentence are none. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, nav a, li > a, summary, label:has(input)')]
      .filter((one) => one.checkVisibility() && one.closest('[hidden], .maplibregl-ctrl') === null)
      .map((one) => ({ box: one.getBoundingClientRect(), words: one.textContent || one.ariaLabel || '' }))
      .filter(({ box }) => box.height < 47.5 || box.width < 47.5)
      .map(({ box, words }) => `${words.slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`),
  )
}

/** Rules that axe calls serious or critical, with their elements. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}
