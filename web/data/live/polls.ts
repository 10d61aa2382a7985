import { useLiveState } from './hub.ts'

/** While the stream tells what happens, this often is enough, against whatever it may not tell. */
const LIVE_POLL_MS = 120_000

/** How often to ask: `ms` while nothing is told, seldom while it is. */
export const usePoll = (ms: number): number => (useLiveState() === 'live' ? Math.max(ms, LIVE_POLL_MS) : ms)
