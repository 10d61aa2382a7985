import { tell } from './changes.ts'
import { phoneClock } from './clock.ts'
import { fieldDatabase } from './database.ts'
import { type SendResult, sendAll } from './send.ts'

const LOCK = 'wangge-field-send'
/** What the next page starts its clock from. */
const OFFSET = 'serverOffsetMs'

/**
 * Sends what waits, one page or worker of this browser at a time. Over plain HTTP there are no locks across pages: there two may send
 * the same, and the server does it once by its key.
 */
export function sendNow(): Promise<SendResult> {
  // Whoever comes while one runs waits for the next run: it may have missed what was written last.
  waiting ??= running.then(() => {
    waiting = null
    const run = 'locks' in navigator ? navigator.locks.request(LOCK, work) : work()
    running = run.catch(() => null)
    return run
  })
  return waiting
}

let running: Promise<unknown> = Promise.resolve()
let waiting: Promise<SendResult> | null = null

async function work(): Promise<SendResult> {
  const db = await fieldDatabase()
  const earlier = await db.get('settings', OFFSET)
  if (typeof earlier === 'number') phoneClock.remember(earlier)
  const deps = {
    ...{ db, clock: phoneClock, fetch: fetch.bind(globalThis) },
    onSending: (id: string | null) => tell({ kind: 'sending', id }),
    onChange: () => tell({ kind: 'changed' }),
  }
  try {
    return await sendAll(deps)
  } finally {
    await db.put('settings', phoneClock.serverNow() - Date.now(), OFFSET).catch(() => null)
  }
}
