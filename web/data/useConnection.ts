import { useSyncExternalStore } from 'react'
import { useTick } from './now.ts'
import { POLL_MS, useHazards } from './queries.ts'

export type Connection = 'loading' | 'live' | 'stale' | 'offline'

/** Data older than this is said to be old: three polls missed. */
const STALE_AFTER_MS = 3 * POLL_MS

const subscribeOnline = (onChange: () => void): (() => void) => {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

/** Whether what the page shows is live, and since when it is not. */
export function useConnection(): { state: Connection; updatedAtMs: number; retry(): void } {
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  const hazards = useHazards()
  const isOld = useTick((nowMs) => hazards.dataUpdatedAt > 0 && nowMs - hazards.dataUpdatedAt > STALE_AFTER_MS)
  const isFailing = hazards.failureCount > 1 || hazards.isError
  const state = !isOnline ? 'offline' : isFailing || isOld ? 'stale' : !hazards.data ? 'loading' : 'live'
  return { state, updatedAtMs: hazards.dataUpdatedAt, retry: () => void hazards.refetch() }
}
