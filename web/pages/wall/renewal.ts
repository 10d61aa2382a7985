import { localParts } from '../../format/date.ts'

/** How often it is asked whether other pages are served by now. */
const ASK_MS = 60_000
/** A browser that is open for weeks begins anew each night, in the quiet hour, once it has run for half a day. */
const NIGHT_HOUR = '04'
const LEAST_AGE_MS = 12 * 3_600_000

interface Renewal {
  /** Loads the page anew. */
  reload(): void
  /** The tag of the page as the server has it now; null where it does not answer: then nothing is loaded anew. */
  tag(): Promise<string | null>
  now(): number
}

const ofBrowser: Renewal = {
  reload: () => location.reload(),
  now: Date.now,
  tag: async () => {
    const response = await fetch('/wall', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    return response?.ok ? response.headers.get('etag') : null
  },
}

/**
 * Loads the wall anew when the server has other pages, and once a night; never while the server does not answer, since nobody is there
 * to leave an error page again. Stops with the answer.
 */
export function keepRenewed({ reload, tag, now }: Renewal = ofBrowser): () => void {
  const openedAt = now()
  let first: string | null = null
  const ask = async (): Promise<void> => {
    const current = await tag()
    if (current === null) return
    first ??= current
    const isNight = localParts(now()).hour === NIGHT_HOUR && now() - openedAt > LEAST_AGE_MS
    if (current !== first || isNight) reload()
  }
  void ask()
  const timer = setInterval(() => void ask(), ASK_MS)
  return () => clearInterval(timer)
}

/** After a fault of the page itself: loads it anew as soon as the server answers. Stops with the answer. */
export function renewWhenReachable({ reload, tag }: Renewal = ofBrowser): () => void {
  const timer = setInterval(() => void tag().then((current) => current !== null && reload()), 10_000)
  return () => clearInterval(timer)
}
