import type { Query, QueryClient } from '@tanstack/react-query'
import { restMs } from './pace.ts'

/** What an event makes a page ask waits up to this long by chance, so that a thousand browsers do not all ask in the same millisecond… */
const SPREAD_MS = 250
/** …and longer by this many times the last answer's time: a server that is busy is asked more slowly. */
const ANSWER_TIMES = 3
const LONGEST_SPREAD_MS = 5_000
/** How soon one whose answer is on its way is looked at again: that answer may be older than the event. */
const BUSY_MS = 100

interface RefresherOptions {
  random?(): number
  /** A page that nobody sees asks when it is seen again. */
  isHidden?(): boolean
  /** Reads a query another way than by its own question; false = that way is not enough. */
  read?(query: Query): Promise<boolean>
}

export interface Refresher {
  /** These are old: those that are shown are asked for anew, each once however often this is said; the others when they are shown. */
  touch(isOld: (query: Query) => boolean): void
  /** The page is seen again. */
  wake(): void
  close(): void
}

/** Asks anew, coalesced and spread in time. */
export function createRefresher(
  client: QueryClient,
  { random = Math.random, isHidden = () => document.hidden, read: readSome }: RefresherOptions = {},
): Refresher {
  /** When each old query may be asked for, by its hash. */
  const due = new Map<string, number>()
  const askedAt = new Map<string, number>()
  let answerMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return { touch, wake: ask, close: () => clearTimeout(timer) }

  function touch(isOld: (query: Query) => boolean): void {
    const at = Date.now() + waitMs()
    for (const query of client.getQueryCache().getAll()) {
      if (!isOld(query)) continue
      if (!query.isActive()) query.invalidate()
      else if (!due.has(query.queryHash)) {
        const rested = (askedAt.get(query.queryHash) ?? 0) + restMs(query.queryKey, answerMs)
        due.set(query.queryHash, Math.max(at, rested))
      }
    }
    arm()
  }

  function waitMs(): number {
    return random() * Math.min(LONGEST_SPREAD_MS, SPREAD_MS + ANSWER_TIMES * answerMs)
  }

  function arm(): void {
    clearTimeout(timer)
    if (due.size === 0 || isHidden()) return
    timer = setTimeout(ask, Math.max(0, Math.min(...due.values()) - Date.now()))
  }

  function ask(): void {
    const now = Date.now()
    for (const [hash, at] of due) {
      if (at > now) continue
      const query = client.getQueryCache().get(hash)
      if (query && mustWait(query)) {
        due.set(hash, now + BUSY_MS)
        continue
      }
      due.delete(hash)
      if (query?.isActive()) void read(query, now)
      else query?.invalidate()
    }
    arm()
  }

  async function read(query: Query, at: number): Promise<void> {
    askedAt.set(query.queryHash, at)
    const isRead = readSome ? await readSome(query) : false
    if (!isRead) await client.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false })
    answerMs += (Date.now() - at - answerMs) / 4
  }
}

/** Its answer is on its way, or a hand is on its list. */
const mustWait = (query: Query): boolean => query.state.fetchStatus === 'fetching' || query.meta?.['isHeld'] === true
