import type { LiveEvent } from '@wangge/api/contract'

/** connecting = not there yet, or gone for a moment; stale = gone for longer than that. */
export type LiveState = 'connecting' | 'live' | 'stale'

/** What a stream tells those who listen; plain data, so that it passes from a worker to its pages. */
export type Signal =
  | { type: 'event'; event: LiveEvent }
  /** Too much was missed to be told: everything is read anew. */
  | { type: 'reset' }
  /** `lastAt`: when anything was last heard, milliseconds by this machine's clock. */
  | { type: 'state'; state: LiveState; lastAt: number | null }
