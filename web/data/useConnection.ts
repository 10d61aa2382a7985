import { type QueryCache, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useLive } from './live/hub.ts'
import { isFollowed } from './live/pace.ts'
import { useTick } from './now.ts'
import { POLL_MS } from './queries.ts'

/** connecting = the stream broke a moment ago; polling = it is broken, but what is shown is asked for again and again, and answers come. */
export type Connection = 'loading' | 'live' | 'connecting' | 'polling' | 'stale' | 'offline'

/** Data older than this is said to stand still: what is asked for every minute was missed. */
const STALE_AFTER_MS = 5 * POLL_MS

/** Whether what the page shows is live, and as of when it is, milliseconds by this machine's clock; 0 = nothing is known yet. */
export function useConnection(): { state: Connection; asOfMs: number } {
  const cache = useQueryClient().getQueryCache()
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  const { state, lastAt, sinceAt } = useLive()
  const polledAt = useTick(() => (state === 'stale' ? oldestAnswer(cache) : 0))
  const isPolled = state === 'stale' && polledAt > sinceAt
  // What was there when the stream was last heard is as old as that.
  const asOfMs = isPolled ? polledAt : (lastAt ?? polledAt)
  if (!isOnline) return { state: 'offline', asOfMs }
  if (state === 'stale')
    return { state: isPolled && Date.now() - polledAt < STALE_AFTER_MS ? 'polling' : 'stale', asOfMs }
  return { state: state === 'connecting' && lastAt === null ? 'loading' : state, asOfMs }
}

/** When the oldest of the answers that are shown came; 0 = there are none. */
function oldestAnswer(cache: QueryCache): number {
  const shown = cache.getAll().filter((query) => query.isActive() && isFollowed(query.queryKey))
  const times = shown.map(({ state: { dataUpdatedAt } }) => dataUpdatedAt).filter((at) => at > 0)
  return times.length === 0 ? 0 : Math.min(...times)
}

function subscribeOnline(onChange: () => void): () => void {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}
