import { useSyncExternalStore } from 'react'

let pending = 0
const watchers = new Set<() => void>()

function change(by: number): void {
  pending += by
  for (const watcher of watchers) watcher()
}

/** Waits for photos that are being drawn small; until then nothing is kept that would leave them out. */
export async function whilePhotosArePending<Result>(work: () => Promise<Result>): Promise<Result> {
  change(1)
  try {
    return await work()
  } finally {
    change(-1)
  }
}

export const usePhotosPending = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => pending > 0,
  )
