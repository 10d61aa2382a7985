import type { LiveEvent } from '@wangge/api/contract'
import { LIVE_KINDS } from '@wangge/db/vocabulary'
import type { LiveState, Signal } from './frames.ts'

/** No beat for this long, where one comes every 10 s: the connection is dead, whatever the browser believes. */
export const SILENCE_MS = 25_000
/** A break shorter than this is not worth a word: a server that restarts takes about as long. */
export const GRACE_MS = 3_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

/** What is used of an EventSource. */
export interface Source {
  readonly readyState: number
  onerror: ((event: Event) => void) | null
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

interface StreamOptions {
  /** Without the number to resume from. */
  address: string
  tell(signal: Signal): void
  open?(address: string): Source
  random?(): number
}

export interface Stream {
  /** Tells the state again, for one who has just begun to listen. */
  say(): void
  /** The network or the page is back: what is broken is tried at once. */
  wake(): void
  close(): void
}

/**
 * Follows one address of server-sent events for as long as it is open. The browser resumes by itself after a break; where it gives
 * up, or where no beat comes, the stream is opened anew from the last number, later and later, each time a little by chance, so that
 * a thousand browsers do not return in the same moment.
 */
export function openStream({ address, tell, open = browserSource, random = Math.random }: StreamOptions): Stream {
  let source: Source | null = null
  let last: number | null = null
  let state: LiveState = 'connecting'
  let lastAt: number | null = null
  let attempt = 0
  const timers: Partial<Record<'silence' | 'grace' | 'retry', ReturnType<typeof setTimeout>>> = {}
  connect()
  return {
    say,
    wake() {
      const isSilent = lastAt !== null && Date.now() - lastAt > SILENCE_MS
      if (state !== 'live' || isSilent) {
        attempt = 0
        connect()
      }
      say()
    },
    close() {
      source?.close()
      for (const timer of Object.values(timers)) clearTimeout(timer)
    },
  }

  function connect(): void {
    source?.close()
    clearTimeout(timers.retry)
    const here = open(last === null ? address : resumed(address, last))
    source = here
    const hear = (type: string, act: (data: Record<string, unknown>) => void): void =>
      here.addEventListener(type, (event) => {
        const data = parsed(event.data)
        if (here !== source || data === null) return
        heard()
        act(data)
      })
    for (const pulse of ['hello', 'beat'])
      hear(pulse, ({ number }) => {
        last = Math.max(last ?? 0, Number(number))
      })
    hear('reset', ({ number }) => {
      last = Number(number)
      tell({ type: 'reset' })
    })
    for (const kind of LIVE_KINDS)
      hear(kind, (data) => {
        const event = data as unknown as LiveEvent
        if (last !== null && event.number <= last) return
        last = event.number
        tell({ type: 'event', event })
      })
    here.onerror = () => here === source && broken(here)
    after('silence', SILENCE_MS, silent)
  }

  function heard(): void {
    attempt = 0
    lastAt = Date.now()
    clearTimeout(timers.grace)
    after('silence', SILENCE_MS, silent)
    state = 'live'
    say()
  }

  function broken(here: Source): void {
    if (state === 'live') {
      enter('connecting')
      after('grace', GRACE_MS, () => enter('stale'))
    } else if (attempt > 0) enter('stale')
    if (here.readyState === CLOSED) retryLater()
  }

  function silent(): void {
    enter('stale')
    retryLater()
  }

  function retryLater(): void {
    source?.close()
    clearTimeout(timers.silence)
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt)
    attempt += 1
    after('retry', wait * (0.5 + random()), connect)
  }

  function enter(next: LiveState): void {
    if (state === next) return
    state = next
    say()
  }

  function say(): void {
    tell({ type: 'state', state, lastAt })
  }

  function after(name: keyof typeof timers, waitMs: number, act: () => void): void {
    clearTimeout(timers[name])
    timers[name] = setTimeout(act, waitMs)
  }
}

/** EventSource.CLOSED: the browser will not try again. */
const CLOSED = 2

const browserSource = (address: string): Source => new EventSource(address)

const resumed = (address: string, last: number): string =>
  `${address}${address.includes('?') ? '&' : '?'}lastEventId=${last}`

function parsed(text: string): Record<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(text)
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null
  } catch {
    return null
  }
}
