import type { Signal } from './frames.ts'
import { join, leave, receive } from './hub.ts'
import type { Ask } from './share.ts'
import { openStream, SILENCE_MS } from './stream.ts'

interface Asking {
  /** The stream, /api/v1/events with what narrows it. */
  address: string
  /** Whose it is: pages of one browser share a connection only where they are signed in as the same person. */
  person: string
}

interface Link {
  wake(): void
  close(): void
}

/** The worker answers at once; one that does not is not relied on. */
const ANSWER_MS = 5_000
/** What it hears it tells; after this much silence it is asked whether it is still there. */
const QUIET_MS = SILENCE_MS + 10_000

/**
 * Listens until the answer is called. All pages of a browser share one connection through a worker: a browser allows six to a host
 * over HTTP/1.1, and six pages that listen each for itself would leave none to ask with. Where there is no such worker (some phones)
 * the page listens for itself.
 */
export function startLive(asking: Asking): () => void {
  let link: Link | null = null
  const begin = (): void => {
    link = open(asking)
    join(link.wake)
  }
  const end = (): void => {
    link?.close()
    link = null
    leave()
  }
  const wake = (): void => {
    if (document.visibilityState === 'visible') link?.wake()
  }
  // A page that comes back out of the browser's memory joins anew: what happened meanwhile it has not heard.
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) begin()
  }
  begin()
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pagehide', end)
  addEventListener('pageshow', back)
  return () => {
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('online', wake)
    removeEventListener('pagehide', end)
    removeEventListener('pageshow', back)
    end()
  }
}

function open(asking: Asking): Link {
  if (typeof SharedWorker === 'undefined') return openStream({ address: asking.address, tell: receive })
  return shared(asking)
}

function shared({ address, person }: Asking): Link {
  let own: Link | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const worker = new SharedWorker(new URL('./share.worker.ts', import.meta.url), { type: 'module', name: 'live' })
  const ask = (message: Ask): void => worker.port.postMessage(message)
  const alone = (): void => {
    clearTimeout(timer)
    ask({ type: 'bye' })
    own = openStream({ address, tell: receive })
    receive({ type: 'reset' })
  }
  const put = (message: Ask): void => {
    ask(message)
    clearTimeout(timer)
    timer = setTimeout(alone, ANSWER_MS)
  }
  worker.port.onmessage = ({ data }: MessageEvent<Signal>) => {
    if (own) return
    clearTimeout(timer)
    timer = setTimeout(put, QUIET_MS, { type: 'say' } satisfies Ask)
    receive(data)
  }
  worker.onerror = () => own ?? alone()
  put({ type: 'want', address, person })
  return {
    wake: () => (own ? own.wake() : put({ type: 'wake' })),
    close: () => {
      clearTimeout(timer)
      if (own) own.close()
      else ask({ type: 'bye' })
    },
  }
}
