import { createHash } from 'node:crypto'
import { QueryError, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { forgetAnswers, keepAnswer, type StoredAnswerRow, storedAnswer } from '@wangge/db/queries/idempotency'
import { ServiceError } from '../errors.ts'
import type { Ctx, House } from '../house.ts'

/** A request that may be sent again: the key its sender chose, and what was asked. */
export interface Keyed {
  key: string
  /** SHA-256 of what was asked. */
  hash: string
}

/** `asked`: method, path and parsed body; null without a key. What is told late is older at every repeat: its age does not count. */
export function keyed(key: string | undefined, asked: unknown): Keyed | null {
  if (key === undefined) return null
  const text = JSON.stringify(asked, (name, value: unknown) => (name === 'ageSeconds' ? undefined : value))
  return { key, hash: createHash('sha256').update(text).digest('hex') }
}

/**
 * Does the work of a request once. A repeat gets the answer of the first time; one that comes meanwhile waits for it. Throws
 * `idempotencyKeyReused` where the key was another request's.
 */
export async function answerOnce<Answer extends object>(
  ctx: Ctx,
  request: Keyed | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (request === null) return work()
  const stored = await answerOf<Answer>(ctx, request)
  return stored ?? workOrReplay(ctx, request, work)
}

/** The same for whoever has looked for a stored answer already. */
export async function workOrReplay<Answer extends object>(
  ctx: Ctx,
  request: Keyed | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    // The first one may have been faster: then it took the key, or what this one wanted to change.
    const lostRace = error instanceof ServiceError || (error instanceof QueryError && error.code === UNIQUE_VIOLATION)
    const stored = request && lostRace ? await answerOf<Answer>(ctx, request) : null
    if (stored) return stored
    throw error
  }
}

/** Keeps the answer in the transaction that did the work. */
export async function keep(
  tx: Transaction,
  ctx: Ctx,
  request: Keyed | null,
  status: number,
  response: object,
): Promise<void> {
  if (request === null) return
  const { key, hash: requestHash } = request
  const now = ctx.clock().toISOString()
  await tx.run(keepAnswer({ personId: ctx.who.personId, key, requestHash, status, response, now }))
}

/** What a stored row answers; throws `idempotencyKeyReused`. */
export function replay<Answer>({ key, hash }: Keyed, row: StoredAnswerRow): Answer {
  if (row.requestHash === hash) return row.response as Answer
  throw new ServiceError('idempotencyKeyReused', `The key ${key} was another request's`, { key })
}

/** Forgets the answers that nobody will ask for again. Returns how many. */
export async function forgetOldAnswers({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  const before = new Date(clock().getTime() - KEPT_DAYS * 24 * 3_600_000).toISOString()
  return database.transaction(WHOLE_SYSTEM, (tx) => tx.run(forgetAnswers(before)))
}

/** A phone that lay in a drawer for days may still send again. */
const KEPT_DAYS = 7
const UNIQUE_VIOLATION = '23505'

async function answerOf<Answer>({ database, who }: Ctx, request: Keyed): Promise<Answer | null> {
  const [row] = await database.rows<StoredAnswerRow>(who, storedAnswer(who.personId, request.key))
  return row ? replay(request, row) : null
}
