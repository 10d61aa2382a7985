import { afterEach, describe, expect, it, vi } from 'vitest'
import { onSessionLost, ProblemError, request } from './client.ts'
import { clockStateAt, secondsLeft, usedShare } from './clockState.ts'
import { nearest, straightMetres } from './nearest.ts'
import { secondClock } from './now.ts'
import { readPages } from './pages.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a request', () => {
  const answer = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }))
  it('throws the code and parameters of a problem', async () => {
    answer(409, JSON.stringify({ code: 'coverageRunning', params: { id: 'x' } }))
    await expect(request('/coverage-runs')).rejects.toMatchObject({
      status: 409,
      code: 'coverageRunning',
      params: { id: 'x' },
    })
  })
  it('names the status where the answer is no problem document', async () => {
    answer(502, '<html>')
    await expect(request('/district')).rejects.toMatchObject({ status: 502, code: 'http_502' })
  })
  it('is asked once more when somebody signs in again in between', async () => {
    let isSignedIn = false
    vi.stubGlobal('fetch', async () =>
      isSignedIn
        ? new Response('{"ok":true}')
        : new Response(JSON.stringify({ code: 'signInNeeded', params: {} }), { status: 401 }),
    )
    onSessionLost(async () => {
      isSignedIn = true
      return true
    })
    await expect(request('/hazards', { method: 'POST', body: { text: 'typed' } })).resolves.toEqual({ ok: true })
    onSessionLost(null)
    isSignedIn = false
    await expect(request('/hazards')).rejects.toMatchObject({ status: 401, code: 'signInNeeded' })
  })
  it('does not ask for a sign-in where the password was wrong', async () => {
    answer(401, JSON.stringify({ code: 'signInFailed', params: {} }))
    onSessionLost(() => Promise.reject(new Error('asked')))
    await expect(request('/session', { method: 'POST' })).rejects.toMatchObject({ code: 'signInFailed' })
    onSessionLost(null)
  })
  it('says network when no answer came', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')))
    await expect(request('/district')).rejects.toBeInstanceOf(ProblemError)
  })
})

describe('the clock of a case', () => {
  const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`)
  const running = { clock: 'ontime', reportedAt: '2026-11-22T00:00:00Z', dueAt: '2026-11-22T10:00:00Z' } as const
  it('is due soon from four fifths of its time on', () => {
    expect(clockStateAt(running, at('07:59:59'))).toBe('ontime')
    expect(clockStateAt(running, at('08:00:00'))).toBe('soon')
  })
  it('is overdue only after the due instant itself', () => {
    expect(clockStateAt(running, at('10:00:00'))).toBe('soon')
    expect(clockStateAt(running, at('10:00:01'))).toBe('overdue')
    expect(secondsLeft(running, at('10:00:05'))).toBe(-5)
  })
  it('stands still when the server says so', () => {
    const paused = { ...running, clock: 'paused' } as const
    expect(clockStateAt(paused, at('12:00:00'))).toBe('paused')
    expect(secondsLeft(paused, at('12:00:00'))).toBeNull()
  })
  it('has used everything where report and due time coincide', () => {
    expect(usedShare({ ...running, dueAt: running.reportedAt }, at('00:00:00'))).toBe(1)
  })
  it('has used four fifths where the server says soon, whatever rest days lie before it', () => {
    const resting = { ...running, soonAt: '2026-11-22T09:00:00Z', dueClock: 'verify' } as const
    expect([at('04:30:00'), at('09:00:00'), at('09:30:00')].map((now) => usedShare(resting, now))).toEqual([
      0.4, 0.8, 0.9,
    ])
  })
  it('counts a clock that began after the report from its own begin', () => {
    const rectify = { ...running, soonAt: '2026-11-22T09:00:00Z', dueClock: 'rectify' } as const
    expect([at('04:00:00'), at('05:00:00'), at('07:00:00')].map((now) => usedShare(rectify, now))).toEqual([0, 0, 0.4])
  })
})

describe('pages', () => {
  it('are read to the end of the cursor', async () => {
    const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
      '': { items: [1, 2], nextCursor: 'a/b' },
      '&cursor=a%2Fb': { items: [3], nextCursor: null },
    }
    const whole = await readPages(async (cursor) => ({
      total: null,
      ...(pages[cursor] ?? { items: [], nextCursor: null }),
    }))
    expect(whole).toEqual({ items: [1, 2, 3], isTruncated: false })
  })
  it('stop at the ceiling and say so', async () => {
    expect((await readPages(async () => ({ items: [0], nextCursor: 'on', total: null }))).isTruncated).toBe(true)
  })
})

describe('nearest', () => {
  it('sorts by straight distance', () => {
    const items = [{ position: [0.02, 0] as [number, number] }, { position: [0.01, 0] as [number, number] }]
    expect(nearest([0, 0], items, 1)[0]?.item).toBe(items[1])
  })
  it('agrees with a known distance: one degree of latitude', () => {
    expect(straightMetres([0, 0], [0, 1])).toBeCloseTo(111_195, -1)
  })
})

describe('the clock of the page', () => {
  it('ticks for its listeners and rests without them', () => {
    vi.useFakeTimers()
    let time = 1000
    const clock = secondClock(() => time)
    let ticks = 0
    const stop = clock.subscribe(() => {
      ticks += 1
    })
    time = 2000
    vi.advanceTimersByTime(1000)
    expect([ticks, clock.now()]).toEqual([1, 2000])
    stop()
    vi.advanceTimersByTime(5000)
    expect(ticks).toBe(1)
    vi.useRealTimers()
  })
})
