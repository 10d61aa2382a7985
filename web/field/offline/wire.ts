import type { Dispatch, HazardCase, Problem } from '@wangge/api/contract'
import type { PhoneClock } from './clock.ts'
import type { ItemRecord } from './database.ts'
import { hazardIdOf } from './records.ts'
import type { Step } from './steps.ts'
import type { Hindrance, QueueItem } from './types.ts'

/** Why a request brought nothing. `hindrance`: it is not about this request, everything has to wait. */
export interface Refusal {
  status: number
  code: string
  params: Problem['params']
  hindrance: Hindrance | null
  waitSeconds: number | null
}
type Given<T> = { answer: T } | { refusal: Refusal }

/** Whose request it is; the server refuses it where somebody else is signed in by then. */
const PERSON_HEADER = 'wangge-person'
const ANSWER_WITHIN_MS = 30_000
/** A photo of 400 KB takes half a minute at 100 kbit/s. */
const PHOTO_WITHIN_MS = 180_000

/** Requests of the queue: their age, their key, the server's time out of every answer. */
export function createWire({ clock, fetch }: { clock: PhoneClock; fetch: typeof globalThis.fetch }) {
  const ask = async <T>(path: string, init: RequestInit = {}, withinMs = ANSWER_WITHIN_MS): Promise<Given<T>> => {
    const askedAt = clock.counter()
    const headers = { accept: 'application/json', ...init.headers }
    const asked = { ...init, headers, cache: 'no-store' as const, signal: AbortSignal.timeout(withinMs) }
    try {
      const response = await fetch(`/api/v1${path}`, asked)
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      // A hotel's sign-in page answers everything with 200 and a page of its own.
      if (response.ok && !isJson && response.status !== 204) return { refusal: noAnswer() }
      clock.follow(response.headers.get('date'), askedAt)
      const body: unknown = isJson ? await response.json() : null
      return response.ok ? { answer: body as T } : { refusal: refusalOf(response, body) }
    } catch {
      return { refusal: noAnswer() }
    }
  }

  const send = (step: Step, { personId, stamp }: Pick<ItemRecord, 'personId' | 'stamp'>): Promise<Given<unknown>> => {
    const isPhoto = step.body instanceof Blob
    const ageSeconds = clock.ageSeconds(stamp)
    const body = step.body instanceof Blob ? step.body : JSON.stringify({ ...step.body, ageSeconds })
    const headers = {
      'idempotency-key': step.key,
      'content-type': step.body instanceof Blob ? step.body.type : 'application/json',
      [PERSON_HEADER]: personId,
    }
    return ask(step.path, { method: step.method, headers, body }, isPhoto ? PHOTO_WITHIN_MS : ANSWER_WITHIN_MS)
  }

  /** Who was first and when: as the server said, else as the record itself tells. */
  const whoWasFirst = async (
    { action }: ItemRecord,
    { byName, at, event }: Problem['params'],
    items: readonly ItemRecord[],
  ): Promise<QueueItem['conflict']> => {
    if (typeof byName === 'string' && byName !== '')
      return { byName, at: typeof at === 'string' ? at : '', event: typeof event === 'string' ? event : '' }
    const unknown = { byName: '', at: '', event: '' }
    if (action.type !== 'hazardAction') return unknown
    const id = hazardIdOf(action.hazard, items)
    const seen = id === null ? null : await ask<HazardCase>(`/hazards/${id}`)
    const last = seen && 'answer' in seen ? seen.answer.events.at(-1) : undefined
    return last ? { byName: last.personName, at: last.happenedAt, event: last.event } : unknown
  }

  /** The version of what an item is about, as it stands now; null where that cannot be had. */
  const versionNow = async ({ action }: ItemRecord, items: readonly ItemRecord[]): Promise<number | null> => {
    const id = action.type === 'hazardAction' ? hazardIdOf(action.hazard, items) : null
    const path =
      action.type === 'dispatchAction' ? `/dispatches/${action.dispatchId}` : id === null ? null : `/hazards/${id}`
    if (path === null) return null
    const seen = await ask<Pick<HazardCase | Dispatch, 'version'>>(path)
    return 'answer' in seen ? seen.answer.version : null
  }

  return { ask, send, whoWasFirst, versionNow }
}
export type Wire = ReturnType<typeof createWire>

function noAnswer(): Refusal {
  return { status: 0, code: 'network', params: {}, hindrance: 'offline', waitSeconds: null }
}

function refusalOf(response: Response, body: unknown): Refusal {
  const { code = `http_${response.status}`, params = {} } = (body ?? {}) as Partial<Problem>
  const { status } = response
  const asked = Number(response.headers.get('retry-after'))
  const waitSeconds = Number.isFinite(asked) && asked > 0 ? asked : null
  return { status, code, params, hindrance: hindranceOf(status, code), waitSeconds }
}

function hindranceOf(status: number, code: string): Hindrance | null {
  if (status === 401 || code === 'otherPerson') return 'signInNeeded'
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'serverBusy'
  return null
}
