import { type Context, type Database, scopeRange } from '@wangge/db'
import { type Audience, type LiveEventRow, missedLiveEvents } from '@wangge/db/queries/live-events'
import { audienceKey } from './audience.ts'
import { encodeFrames, eventFrame } from './frames.ts'

/** Events read at once for one who catches up. */
const PAGE = 200
/** Those who come back together, as after a restart, have the same to hear: it is read once for all of them. */
const SHARED_MILLISECONDS = 2000

interface MissedPage {
  /** Null: nothing of it concerns the listener. */
  chunk: Uint8Array | null
  /** Everything up to this number is in the chunk. */
  upTo: number
}

export type MissedPages = ReturnType<typeof createMissed>

/** Pages of what a listener has missed, under his own context: row-level security decides once more what he may hear. */
export function createMissed(database: Database) {
  const shared = new Map<string, Promise<MissedPage>>()

  async function read(who: Context, audience: Audience, after: number, upTo: number): Promise<MissedPage> {
    const rows = await database.rows<LiveEventRow>(who, missedLiveEvents(after, upTo, audience, PAGE))
    const chunk = rows.length === 0 ? null : encodeFrames(rows.map(eventFrame).join(''))
    return { chunk, upTo: rows.length < PAGE ? upTo : (rows.at(-1)?.number ?? upTo) }
  }

  return (who: Context, audience: Audience, after: number, upTo: number): Promise<MissedPage> => {
    // What the policy lets through depends on the scope alone.
    const { from, to } = scopeRange(who.scope)
    const key = [from, to, audienceKey(audience), after].join('|')
    const known = shared.get(key)
    if (known) return known
    const page = read(who, audience, after, upTo)
    shared.set(key, page)
    const forget = () => shared.delete(key)
    page.then(() => setTimeout(forget, SHARED_MILLISECONDS).unref(), forget)
    return page
  }
}
