import { sendNow } from './sending.ts'
import type { Hindrance } from './types.ts'

/** While something waits and the page is open. */
const ROUND_MS = 15_000
const LONGEST_ROUND_MS = 120_000
const SYNC_TAG = 'wangge-field-send'

/** Reported after every run. */
export interface RoundsState {
  hindrance: Hindrance | null
  isSending: boolean
}

/**
 * When to send: at once, when the network or the person comes back, and again by the clock while something waits; a browser that can
 * sends in the background too. Yields what pushes it.
 */
export function createRounds(report: (state: Partial<RoundsState>) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const push = async (): Promise<void> => {
    clearTimeout(timer)
    report({ isSending: true })
    const { hindrance, waitSeconds } = await sendNow().catch(() => ({
      hindrance: 'serverBusy' as const,
      waitSeconds: null,
    }))
    report({ hindrance, isSending: false })
    failures = hindrance === null ? 0 : failures + 1
    clearTimeout(timer)
    // Signing in pushes by itself.
    if (hindrance === null || hindrance === 'signInNeeded') return
    const asked = waitSeconds === null ? 0 : waitSeconds * 1000
    timer = setTimeout(push, Math.max(asked, Math.min(LONGEST_ROUND_MS, ROUND_MS * failures)))
  }

  const begin = (): void => {
    window.addEventListener('online', push)
    window.addEventListener('focus', push)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void push()
    })
    void push()
  }

  return { begin, push, askBackground }
}

/** Asks the browser to wake the worker once there is a network; nothing where it cannot. */
async function askBackground(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/field')
  const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync
  await sync?.register(SYNC_TAG).catch(() => null)
}
