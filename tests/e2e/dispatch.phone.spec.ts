import type { Dispatch, HazardCase, Team } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { expect, test } from './product.ts'

test.use({ role: 'patrol_member' })

test('a patrol is asked on its phone, accepts, departs and arrives', async ({ page, product: { url } }) => {
  const cookie = await signInAs(url)
  const send = async <Answer>(method: string, path: string, body: unknown): Promise<Answer> => {
    const headers = { cookie, origin: url, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
  const own = await read<{ items: Team[] }>(url, '/api/v1/teams?limit=200', await signInAs(url, 'patrol_member'))
  const team = own.items.find(({ code }) => code === '99M001')
  if (!team) throw new Error("The patrol's own team is not in its list")
  await send('PATCH', `/teams/${team.id}`, { duty: 'on' })
  const busy = await read<{ items: Dispatch[] }>(url, `/api/v1/dispatches?state=active&teamId=${team.id}`, cookie)
  for (const { id, version } of busy.items)
    await send('POST', `/dispatches/${id}/actions`, { action: 'recall', expectedVersion: version, reason: '换队' })
  const homes = await homesOf(url, cookie)
  const hazard = await send<HazardCase>('POST', '/hazards', {
    ...{ kind: 'lockedExit', source: 'hotline12345', description: '二层安全出口上锁', address: '手机路 9 号' },
    position: team.position ?? homes[0],
  })
  await send('POST', `/hazards/${hazard.id}/dispatches`, { teamId: team.id, overrideReason: '正好在附近' })

  await page.goto(`${url}/hazards/${hazard.id}?lang=zh`)
  for (const [step, done] of [
    ['接单', '已接单'],
    ['出发', '在途中'],
    ['我到了', '已到场'],
  ] as const) {
    const button = page.getByRole('button', { name: step, exact: true })
    await expect(button).toBeVisible({ timeout: 30_000 })
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
    await page.screenshot({ path: `test-results/pictures/patrol-${step}.png` })
    await button.click()
    await expect(page.getByText(`${team.name} ${done}`).first()).toBeVisible()
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
