import type { LiveEvent } from '@wangge/api/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Signal } from './frames.ts'
import { GRACE_MS, openStream, SILENCE_MS, type Source } from './stream.ts'

/** An EventSource that does as it is told. */
class Told implements Source {
  readyState = 1
  onerror: ((event: Event) => void) | null = null
  readonly address: string
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>()
  constructor(address: string) {
    this.address = address
  }
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener)
  }
  close(): void {
    this.readyState = 2
  }
  say(type: string, data: object): void {
    this.#listeners.get(type)?.(new MessageEvent('message', { data: JSON.stringify(data) }))
  }
  /** `isFinal`: the browser gives up. */
  fail(isFinal: boolean): void {
    this.readyState = isFinal ? 2 : 0
    this.onerror?.(new Event('error'))
  }
}

const event = (number: number): LiveEvent => ({
  number,
  kind: 'hazard',
  id: '01890000-0000-7000-8000-000000000000',
  event: 'reported',
  at: '2026-11-22T12:00:00.000Z',
  data: {},
})

function listening() {
  const sources: Told[] = []
  const signals: Signal[] = []
  const stream = openStream({
    address: '/api/v1/events',
    tell: (signal) => signals.push(signal),
    open: (address) => {
      const source = new Told(address)
      sources.push(source)
      return source
    },
    random: () => 0.5,
  })
  return {
    stream,
    sources,
    last: () => sources.at(-1) as Told,
    heard: () => signals.flatMap((signal) => (signal.type === 'event' ? [signal.event.number] : [])),
    resets: () => signals.filter(({ type }) => type === 'reset').length,
    state: () => signals.flatMap((signal) => (signal.type === 'state' ? [signal.state] : [])).at(-1),
  }
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('a stream', () => {
  it('is live from the first word on and hands on each event once', () => {
    const { last, heard, state } = listening()
    last().say('hello', { number: 7, at: '' })
    expect(state()).toBe('live')
    for (const number of [7, 8, 9, 8, 9, 10]) last().say('hazard', event(number))
    expect(heard()).toEqual([8, 9, 10])
  })
  it('leaves a short break to the browser and says nothing of it', () => {
    const { last, sources, state } = listening()
    last().say('hello', { number: 7, at: '' })
    last().fail(false)
    expect(state()).toBe('connecting')
    vi.advanceTimersByTime(GRACE_MS - 1)
    last().say('beat', { number: 7, at: '' })
    vi.advanceTimersByTime(GRACE_MS)
    expect([state(), sources.length]).toEqual(['live', 1])
  })
  it('is stale when the break lasts', () => {
    const { last, state } = listening()
    last().say('hello', { number: 7, at: '' })
    last().fail(false)
    vi.advanceTimersByTime(GRACE_MS)
    expect(state()).toBe('stale')
  })
  it('returns by itself from its last number where the browser gives up, later and later', () => {
    const { last, sources, state } = listening()
    last().say('hello', { number: 7, at: '' })
    last().say('hazard', event(8))
    const waits: number[] = []
    for (let round = 0; round < 7; round += 1) {
      const before = Date.now()
      last().fail(true)
      const opened = sources.length
      while (sources.length === opened) vi.advanceTimersByTime(500)
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    expect(last().address).toBe('/api/v1/events?lastEventId=8')
    expect(state()).toBe('stale')
    last().say('hello', { number: 8, at: '' })
    expect(state()).toBe('live')
  })
  it('is dead without a beat, whatever the browser believes', () => {
    const { last, sources, state } = listening()
    last().say('hello', { number: 7, at: '' })
    vi.advanceTimersByTime(SILENCE_MS - 1)
    expect(state()).toBe('live')
    vi.advanceTimersByTime(1)
    expect(state()).toBe('stale')
    expect(sources[0]?.readyState).toBe(2)
    vi.advanceTimersByTime(1000)
    expect(sources).toHaveLength(2)
  })
  it('is tried at once when the page wakes, and left alone where it lives', () => {
    const { stream, last, sources } = listening()
    last().say('hello', { number: 7, at: '' })
    stream.wake()
    expect(sources).toHaveLength(1)
    last().fail(true)
    stream.wake()
    expect(sources).toHaveLength(2)
  })
  it('goes on from the number of a reset, even a smaller one', () => {
    const { last, heard, resets } = listening()
    last().say('hello', { number: 700, at: '' })
    last().say('reset', { number: 3, at: '' })
    last().say('hazard', event(4))
    expect([resets(), heard()]).toEqual([1, [4]])
  })
  it('does not hear a source it has left', () => {
    const { sources, heard, stream } = listening()
    sources[0]?.say('hello', { number: 7, at: '' })
    sources[0]?.fail(true)
    stream.wake()
    sources[0]?.say('hazard', event(8))
    expect(heard()).toEqual([])
  })
})
