import type { HazardCase } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { signInAs } from '../product/sign-in.ts'
import { ownTeamFree, sender } from './own-team.ts'
import { expect, test } from './product.ts'

test.use({ role: 'patrol_member' })

test('a patrol is asked on its phone, accepts, departs and arrives', async ({ page, product: { url } }) => {
  const send = await sender(url)
  const team = await ownTeamFree(url, send)
  const homes = await homesOf(url, await signInAs(url))
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
