// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Hazard, LiveEvent, Team } from '@wangge/api/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followEvents } from './follow.ts'
import { withRows } from './hazardRows.ts'
import { receive } from './hub.ts'
import { createRefresher } from './refresher.ts'

const id = (n: number): string => `01890000-0000-7000-8000-00000000000${n}`
const row = (n: number, version = 1, clock = 'ontime'): Hazard => ({ id: id(n), version, clock }) as Hazard
const event = (kind: LiveEvent['kind'], of: string | null, data: LiveEvent['data'] = {}, what = 'changed'): void =>
  receive({ type: 'event', event: { number: 1, kind, id: of, event: what, at: '2026-11-22T12:00:00.000Z', data } })

let client: QueryClient
const ends: (() => void)[] = []

/** Something on the page that shows what stands under a key; what it asked for so often, and how long an answer takes. */
async function shown(queryKey: unknown[], answer: () => unknown, options: { ms?: number; meta?: object } = {}) {
  const asked = { times: 0 }
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: async () => {
      asked.times += 1
      const before = answer()
      if (options.ms) await new Promise((done) => setTimeout(done, options.ms))
      return before
    },
    meta: { ...options.meta },
  })
  ends.push(observer.subscribe(() => undefined))
  await vi.advanceTimersByTimeAsync(options.ms ?? 1)
  asked.times = 0
  return asked
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') })
  client = new QueryClient()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  client.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what is asked anew after an event', () => {
  beforeEach(() => void ends.push(followEvents(client)))

  it('is what the event may have changed, once for many events, within the chance wait', async () => {
    const counts = await shown(['hazards', 'inbox-counts'], () => 1)
    const own = await shown(['hazards', id(1)], () => row(1))
    const other = await shown(['hazards', id(2)], () => row(2))
    const roster = await shown(['roster', 'week'], () => 1)
    for (let round = 0; round < 5; round += 1) event('hazard', id(1), { version: 2 })
    await vi.advanceTimersByTimeAsync(450)
    expect([counts.times, own.times, other.times, roster.times]).toEqual([1, 1, 0, 0])
  })

  it('is not the case whose change was made here and has been answered', async () => {
    const own = await shown(['hazards', id(1)], () => row(1, 5))
    event('hazard', id(1), { version: 5 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(own.times).toBe(0)
  })

  it('of a long list is the one case, put in its place', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return new Response(JSON.stringify(row(2, 3)))
    })
    const list = await shown(['hazards'], () => ({ items: [row(1), row(2)], isTruncated: false }))
    event('hazard', id(2), { version: 3 })
    await vi.advanceTimersByTimeAsync(1000)
    expect([asked, list.times]).toEqual([[`/api/v1/hazards/${id(2)}`], 0])
    expect(client.getQueryData(['hazards'])).toMatchObject({ items: [row(1), row(2, 3)] })
  })

  it('of a long list is not a case of another area to which an own team is sent', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return new Response(JSON.stringify(row(2, 3)))
    })
    await shown(['hazards'], () => ({ items: [row(2)], isTruncated: false }))
    event('dispatch', id(9), { hazardId: id(1) })
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toEqual([])
    event('dispatch', id(9), { hazardId: id(2) })
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toEqual([`/api/v1/hazards/${id(2)}`])
  })

  it('of a long list is all of it where a case went to another area', async () => {
    const list = await shown(['hazards'], () => ({ items: [row(1)], isTruncated: false }))
    event('hazard', id(1), { version: 2 }, 'transferred')
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.times).toBe(1)
  })

  it('of a long list is all of it where one event speaks for many', async () => {
    const list = await shown(['hazards'], () => ({ items: [row(1)], isTruncated: false }))
    event('hazard', null, { count: 900 }, 'imported')
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.times).toBe(1)
  })

  it('is nothing where a position only has to be moved', async () => {
    const at = (lon: number, positionAt: string): Team =>
      ({ id: id(1), position: [lon, 43], positionAt, stale: true }) as unknown as Team
    const list = await shown(['teams'], () => ({ items: [at(120, '2026-11-22T11:00:00.000Z')], isTruncated: false }))
    event('team', id(1), { lon: 121, lat: 43, positionAt: '2026-11-22T11:59:59.000Z' }, 'position')
    event('team', id(1), { lon: 122, lat: 43, positionAt: '2026-11-22T11:59:00.000Z' }, 'position')
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.times).toBe(0)
    expect(client.getQueryData(['teams'])).toMatchObject({
      items: [{ position: [121, 43], positionAt: '2026-11-22T11:59:59.000Z', stale: false }],
    })
  })

  it('is everything after a reset', async () => {
    const all = [
      await shown(['hazards', id(1)], () => row(1)),
      await shown(['teams'], () => ({ items: [], isTruncated: false })),
      await shown(['roster', 'week'], () => 1),
    ]
    receive({ type: 'reset' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(all.map(({ times }) => times)).toEqual([1, 1, 1])
  })

  it('is asked for when it is shown again, where nobody looks at it now', async () => {
    await client.prefetchQuery({ queryKey: ['teams'], queryFn: () => 1, staleTime: Number.POSITIVE_INFINITY })
    event('team', id(1), {}, 'duty')
    expect(client.getQueryState(['teams'])?.isInvalidated).toBe(true)
  })
})

describe('asking anew', () => {
  const all = () => true

  it('waits for an answer that is on its way, since that may be older, and then asks once more', async () => {
    const refresher = createRefresher(client, { random: () => 0 })
    const list = await shown(['x'], () => 1, { ms: 700 })
    refresher.touch(all)
    await vi.advanceTimersByTimeAsync(300)
    refresher.touch(all)
    expect(list.times).toBe(1)
    await vi.advanceTimersByTimeAsync(3000)
    expect(list.times).toBe(2)
    refresher.close()
  })

  for (const [answers, ms, most] of [
    ['at once', 1, 14],
    ['slowly', 400, 5],
  ] as const)
    it(`rests between two questions however many events come, where the server answers ${answers}`, async () => {
      const refresher = createRefresher(client, { random: () => 0 })
      const list = await shown(['consultations', 'list'], () => 1, { ms })
      for (let tenth = 0; tenth < 55; tenth += 1) {
        refresher.touch(all)
        await vi.advanceTimersByTimeAsync(100)
      }
      expect(list.times).toBe(most)
      refresher.close()
    })

  it('does not rank a list under the hand that is on it', async () => {
    const refresher = createRefresher(client, { random: () => 0 })
    const list = await shown(['who-is-first', id(1)], () => 1, { meta: { isHeld: true } })
    refresher.touch(all)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(list.times).toBe(0)
    refresher.close()
  })

  it('is put off while nobody sees the page', async () => {
    let isHidden = true
    const refresher = createRefresher(client, { random: () => 0, isHidden: () => isHidden })
    const list = await shown(['x'], () => 1)
    refresher.touch(all)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(list.times).toBe(0)
    isHidden = false
    refresher.wake()
    await vi.advanceTimersByTimeAsync(1)
    expect(list.times).toBe(1)
    refresher.close()
  })

  it('is spread wider by chance when answers come slowly', async () => {
    const refresher = createRefresher(client, { random: () => 1 })
    const list = await shown(['x'], () => 1, { ms: 2000 })
    refresher.touch(all)
    await vi.advanceTimersByTimeAsync(2500)
    refresher.touch(all)
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.times).toBe(1)
    await vi.advanceTimersByTimeAsync(2500)
    expect(list.times).toBe(2)
    refresher.close()
  })
})

describe('rows that were read by themselves', () => {
  it('take the place of their older selves; closed and vanished ones leave, new ones come last', () => {
    const read = [row(1, 2), row(2, 2, 'closed'), row(4)].map((one) => ({ id: one.id, row: one }))
    const rows = withRows([row(1), row(2), row(3)], [...read, { id: id(3), row: null }])
    expect(rows.map((one) => [one.id, one.version])).toEqual([
      [id(1), 2],
      [id(4), 1],
    ])
  })
  it('never replace a newer one', () => {
    expect(withRows([row(1, 7)], [{ id: id(1), row: row(1, 6) }])[0]?.version).toBe(7)
  })
})
