import { createHash, randomBytes } from 'node:crypto'
import { type Database, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { type KioskRow, kiosksByHash, kiosksInForce, markKioskSeen } from '@wangge/db/queries/kiosk-links'
import { inBatches } from '../services/in-batches.ts'
import { cookieValue } from './cookie.ts'

/** What a screen without a sign-in may read: the wall, what its map is drawn of, and what tells it of changes. */
export const KIOSK_ROUTES: ReadonlySet<string> = new Set([
  'GET /api/v1/wall',
  'GET /api/v1/wall/map',
  'GET /api/v1/wall/screen',
  'GET /api/v1/district',
  'GET /api/v1/coverage-runs/:id/figures',
  'GET /api/v1/events',
  'GET /tiles/:layer/:version/:z/:x/:file{[^/]+\\.mvt}',
])

/** Cookie of a screen; a person's session in the same browser goes before it. */
export const KIOSK_COOKIE = 'wangge.kiosk'

/** The person's id of a screen is this and the link's id. */
const PREFIX = 'kiosk:'

/** How often it is written down that a screen was there. */
const SEEN_STEP_MS = 60_000
/** Another process may have revoked a link whose stream this one holds open: asked this often, only while there is one. */
const WATCH_MS = 1000

export interface Kiosk {
  who: Who
  name: string
  /** Ids of the views it shows; empty = all. */
  views: readonly string[]
}

export interface Kiosks {
  /** What the token of a request (cookie, or Authorization: Bearer) opens; null without one in force. Asked anew each time. */
  of(request: Request): Promise<Kiosk | null>
  /** What a token opens; null where it was never given out, or is revoked. */
  byToken(token: string): Promise<Kiosk | null>
  /** Tells once when the link of a screen is revoked; returns how to stop asking. Persons are never told of. */
  onRevoked(who: Who, tell: () => void): () => void
  /** A link was revoked in this process: those who hold its streams are told at once. */
  revoked(linkId: string): void
}

export const newKioskToken = (): string => randomBytes(32).toString('base64url')
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The id of the link by which a screen is here; null = a person. */
export const linkOf = ({ personId }: Who): string | null =>
  personId.startsWith(PREFIX) ? personId.slice(PREFIX.length) : null

/**
 * Screens that show the wall without a sign-in. Each serves under its link's scope and as a planner, whom row-level security lets
 * change no case; which routes it may ask, reading ones alone, is in KIOSK_ROUTES and nowhere else.
 */
export function createKiosks({ database, clock }: { database: Database; clock: () => Date }): Kiosks {
  const find = inBatches(async (hashes: readonly string[]) => {
    const rows = await database.rows<KioskRow>(WHOLE_SYSTEM, kiosksByHash(hashes))
    return new Map(rows.map((row) => [row.hash, row]))
  })
  const seen = new Map<string, number>()
  const markSeen = async ({ id, lastSeenAt }: KioskRow): Promise<void> => {
    const now = clock()
    const last = Math.max(seen.get(id) ?? 0, lastSeenAt === null ? 0 : Date.parse(lastSeenAt))
    if (now.getTime() - last < SEEN_STEP_MS) return
    seen.set(id, now.getTime())
    await database.transaction(WHOLE_SYSTEM, (tx) => tx.run(markKioskSeen(id, now.toISOString())))
  }
  const byToken = async (token: string): Promise<Kiosk | null> => {
    const row = await find(hashOfToken(token))
    if (row === null) return null
    await markSeen(row)
    return { who: contextFor(row), name: row.name, views: row.views }
  }
  return {
    byToken,
    of: async (request) => {
      const token = tokenOf(request)
      return token === null ? null : byToken(token)
    },
    ...watching(database),
  }
}

function watching(database: Database): Pick<Kiosks, 'onRevoked' | 'revoked'> {
  const watched = new Map<string, Set<() => void>>()
  let timer: ReturnType<typeof setInterval> | undefined
  const revoked = (linkId: string): void => {
    const listeners = watched.get(linkId)
    watched.delete(linkId)
    for (const tell of listeners ?? []) tell()
    rest()
  }
  const rest = (): void => {
    if (watched.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  const ask = async (): Promise<void> => {
    const ids = [...watched.keys()]
    const rows = await database.rows<{ id: string }>(WHOLE_SYSTEM, kiosksInForce(ids))
    const inForce = new Set(rows.map(({ id }) => id))
    for (const id of ids) if (!inForce.has(id)) revoked(id)
  }
  return {
    revoked,
    onRevoked: (who, tell) => {
      const id = linkOf(who)
      if (id === null) return () => {}
      watched.set(id, (watched.get(id) ?? new Set()).add(tell))
      // A database that does not answer now will be asked again.
      timer ??= setInterval(() => void ask().catch(() => {}), WATCH_MS).unref()
      return () => {
        const listeners = watched.get(id)
        listeners?.delete(tell)
        if (listeners?.size === 0) watched.delete(id)
        rest()
      }
    },
  }
}

function contextFor({ id, name, scopeLevel, scopeCode }: KioskRow): Who {
  const scope = scopeLevel === null ? null : { level: scopeLevel, code: scopeCode }
  return { as: 'app_user', personId: PREFIX + id, personName: name, role: 'planner', scope }
}

function tokenOf({ headers }: Request): string | null {
  const bearer = /^Bearer (\S{20,200})$/.exec(headers.get('authorization') ?? '')?.[1]
  return bearer ?? cookieValue(headers.get('cookie') ?? '', KIOSK_COOKIE)
}
