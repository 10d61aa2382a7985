import { describeOnOneEngine } from '@wangge/db/testing'
import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { KIOSK_ROUTES } from '../../auth/kiosk.ts'
import { ROUTE_RULES } from '../../auth/route-rules.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import type { Env } from '../../routes/router.ts'
import { loadQuarter, testCtx } from '../../testing/house.ts'
import { addTestPerson, jsonRequest, signInApp, signInAs } from '../../testing/people.ts'
import { quarterNow } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { startOfDay } from './start-of-day.ts'

describeOnOneEngine('the wall', (on) => {
  let ctx: Ctx
  let app: Pick<Hono<Env>, 'request'>
  let root: string
  let now = quarterNow

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await loadQuarter(ctx)
    await addTestPerson(ctx, { username: 'root', role: 'administrator' })
    ;({ app } = await signInApp(ctx))
    root = (await signInAs(app, 'root')).cookie
  })

  const ask = (cookie: string, path: string, init: RequestInit = {}) =>
    app.request(`/api/v1${path}`, { ...init, headers: { ...init.headers, cookie } })
  const read = async <T>(cookie: string, path: string, schema: { parse(body: unknown): T }): Promise<T> =>
    schema.parse(await (await ask(cookie, path)).json())
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }
  const addLink = async (body: contract.KioskLinkInput): Promise<contract.KioskLinkCreated> => {
    const { method, headers, body: text } = jsonRequest('POST', body)
    const response = await ask(root, '/kiosk-links', { method, headers, body: text } as RequestInit)
    expect(response.status).toBe(201)
    return contract.kioskLinkCreated.parse(await response.json())
  }

  test('says the same as the lists that its figures are of', async () => {
    later(10_000)
    const wall = await read(root, '/wall', contract.wallFigures)
    const tallies = await read(root, '/hazards/tallies', contract.hazardTallies)
    const { closed: _, ...open } = tallies
    expect(wall.open).toEqual(open)
    expect(wall.area).toBeNull()
    const district = await read(root, '/district', contract.district)
    const { people, peopleServed } = district.run?.totals ?? {}
    expect(wall.coverage).toMatchObject({ runId: district.run?.id, people, peopleServed, limitSeconds: 600 })
    const { onDuty, ...parts } = wall.teams
    expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(onDuty)
    expect(wall.response.map(({ step }) => step)).toEqual(['feedback', 'arrive', 'verify'])
    expect(wall.response.every(({ today }) => today.n >= 30 || today.p90Seconds === null)).toBe(true)
    const dues = wall.next.map(({ dueAt }) => dueAt ?? '')
    expect(dues).toEqual([...dues].sort())
    expect(dues.every((dueAt) => dueAt >= now.toISOString())).toBe(true)
    expect(wall.overdue).toHaveLength(Math.min(open.overdue, 16))
  })

  test('computes the night beside its answers', async () => {
    await expect
      .poll(async () => {
        later(10_000)
        return (await read(root, '/wall', contract.wallFigures)).coverage?.night
      })
      .toMatchObject({ time: '22:00', people: expect.any(Number) })
    const { coverage } = await read(root, '/wall', contract.wallFigures)
    expect(coverage?.night?.people).toBe(coverage?.people)
    expect(coverage?.night?.peopleServed).toBeLessThanOrEqual(coverage?.peopleServed ?? 0)
  })

  test('shows hazards without anything by which a person is known', async () => {
    const map = await read(root, '/wall/map', contract.wallMap)
    expect(map.hazards.length).toBeGreaterThan(0)
    const known = ['clock', 'dueAt', 'dueClock', 'grade', 'id', 'kind', 'position', 'reportedAt', 'soonAt']
    expect(Object.keys(map.hazards[0] ?? {}).sort()).toEqual(known)
  })

  test('of a part is refused outside it, and counts only it', async () => {
    const [town] = await read(root, '/cells?level=township', contract.pageOf(contract.cellSummary)).then(
      ({ items }) => items,
    )
    later(10_000)
    const part = await read(root, `/wall?area=${town?.code}`, contract.wallFigures)
    expect(part.area).toMatchObject({ code: town?.code, level: 'township' })
    const tallies = await read(root, `/hazards/tallies?cell=${town?.code}`, contract.hazardTallies)
    expect(part.open.overdue).toBe(tallies.overdue)
    expect((await ask(root, '/wall?area=110101000000')).status).toBe(404)
  })

  test('opens by a link without a sign-in, and nothing else does', async () => {
    const { token, link } = await addLink({ name: '大厅' })
    const door = await app.request(`/wall?kiosk=${token}&lang=en`)
    expect(door.status).toBe(303)
    expect(door.headers.get('location')).toBe('/wall?lang=en')
    expect(door.headers.get('set-cookie')).toMatch(/HttpOnly/)
    const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await read(cookie, '/wall/screen', contract.wallScreen)).link).toBe('大厅')
    expect((await ask(cookie, '/wall')).status).toBe(200)
    expect((await ask('', '/wall/map', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    for (const path of [
      '/hazards',
      '/teams',
      '/people',
      '/kiosk-links',
      '/audit',
      '/residences?bbox=1,1,2,2',
      '/session',
    ])
      expect((await ask(cookie, path)).status, path).toBe(403)
    expect((await ask(cookie, '/hazards', { method: 'POST' })).status).toBe(403)
    const links = await read(root, '/kiosk-links', contract.kioskLinks)
    expect(links.items.find(({ id }) => id === link.id)?.lastSeenAt).toBe(now.toISOString())
    expect(JSON.stringify(links)).not.toContain(token)
  })

  test('that is revoked opens nothing from that moment, and what it holds open is told', async () => {
    const { token, link } = await addLink({ name: '旧屏' })
    const cookie = `wangge.kiosk=${token}`
    const kiosk = await ctx.kiosks.byToken(token)
    let told = 0
    const stop = kiosk && ctx.kiosks.onRevoked(kiosk.who, () => told++)
    expect((await ask(cookie, '/wall')).status).toBe(200)
    expect((await ask(root, `/kiosk-links/${link.id}`, { method: 'DELETE' })).status).toBe(204)
    expect([told, (await ask(cookie, '/wall')).status]).toEqual([1, 401])
    expect((await ask(root, `/kiosk-links/${link.id}`, { method: 'DELETE' })).status).toBe(404)
    const door = await app.request(`/wall?kiosk=${token}`)
    expect(door.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    stop?.()
  })

  test('of a township shows that township alone', async () => {
    const [town] = (await read(root, '/cells?level=township', contract.pageOf(contract.cellSummary))).items
    const { token } = await addLink({ name: '街道', scopeCode: town?.code ?? '' })
    const cookie = `wangge.kiosk=${token}`
    expect((await read(cookie, '/district', contract.district)).scope?.code).toBe(town?.code)
    expect((await read(cookie, '/wall', contract.wallFigures)).area?.code).toBe(town?.code)
  })

  test('rotates through the views of its link, as an administrator set them up', async () => {
    const put = (id: string, view: contract.WallViewInput) => {
      const { method, headers, body } = jsonRequest('PUT', view)
      return ask(root, `/wall/views/${id}`, { method, headers, body } as RequestInit)
    }
    const [first, second] = [newId(), newId()]
    const view = { name: '全区', areaCode: null, shows: ['hazards', 'teams'] as ('hazards' | 'teams')[] }
    expect((await put(first, { ...view, sortOrder: 2 })).status).toBe(200)
    const camera = { lon: 120, lat: 43, zoom: 13 }
    expect((await put(second, { ...view, name: '近处', camera, sortOrder: 1 })).status).toBe(200)
    const { items } = await read(root, '/wall/views', contract.wallViews)
    expect(items.map(({ name, holdSeconds }) => [name, holdSeconds])).toEqual([
      ['近处', 30],
      ['全区', 30],
    ])
    const { token } = await addLink({ name: '一屏', views: [second] })
    const screen = await read(`wangge.kiosk=${token}`, '/wall/screen', contract.wallScreen)
    expect(screen.views).toMatchObject([{ name: '近处', camera }])
    expect((await ask(root, `/wall/views/${first}`, { method: 'DELETE' })).status).toBe(204)
    expect((await read(root, '/wall/views', contract.wallViews)).items).toHaveLength(1)
  })
})

test('screens may ask only for what has a rule, and for reading', () => {
  for (const route of KIOSK_ROUTES)
    expect([route, route.startsWith('GET ') && route in ROUTE_RULES]).toEqual([route, true])
})

test('a day begins on the wall clock of the zone', () => {
  const at = new Date('2026-11-21T17:30:15.250Z')
  expect(startOfDay('Asia/Shanghai', at).toISOString()).toBe('2026-11-21T16:00:00.000Z')
  expect(startOfDay('UTC', at).toISOString()).toBe('2026-11-21T00:00:00.000Z')
})
