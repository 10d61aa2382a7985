import { setImmediate as nextTurn } from 'node:timers/promises'

const TURN_MILLISECONDS = 8

/** Call it between parts of long work: others get their turn every few milliseconds, and who has gone is worked for no longer. */
export function breathing(signal?: AbortSignal | undefined): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    signal?.throwIfAborted()
    if (performance.now() - since < TURN_MILLISECONDS) return undefined
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
}
