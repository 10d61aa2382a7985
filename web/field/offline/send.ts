import type { Session } from '@wangge/api/contract'
import type { PhoneClock } from './clock.ts'
import type { FieldDatabase, ItemRecord } from './database.ts'
import { sendPositions } from './positions.ts'
import { allItems, applyOutcome, dropOldSent, hazardIdOf, photosOf } from './records.ts'
import { nextStep, waitsOn } from './steps.ts'
import type { Hindrance } from './types.ts'
import { createWire, type Refusal, type Wire } from './wire.ts'

export interface SendDeps {
  db: FieldDatabase
  clock: PhoneClock
  fetch: typeof fetch
  /** Told which item is on its way; null = none any more. */
  onSending: (id: string | null) => void
  /** Told whenever something on the phone has changed. */
  onChange: () => void
}

/** What stands in the way of the rest; null = nothing waits that could be sent. `waitSeconds`: as the server asked for. */
export interface SendResult {
  hindrance: Hindrance | null
  waitSeconds: number | null
}

/** An answer that says "something is broken here" so often is about this item, not about the hour. */
const MOST_BROKEN_ANSWERS = 5

/**
 * Sends what waits, strictly in the order in which it was written, each of it once: every request carries its item's key and the age
 * of what it tells. One that is refused or in conflict holds up only what follows on it; no network, no session, or a busy server hold
 * up everything. Only what the signed-in person wrote is sent, and the server is told whose it is.
 */
export async function sendAll(deps: SendDeps): Promise<SendResult> {
  const { db, clock, onSending, onChange } = deps
  const hasWork = (await allItems(db)).some(({ state }) => state === 'queued') || (await db.count('positions')) > 0
  if (!hasWork) return CLEAR
  const wire = createWire(deps)
  const who = await wire.ask<Session>('/session')
  if ('refusal' in who) return hinderedBy(who.refusal)
  const { personId } = who.answer
  try {
    for (let item = await nextItem(db, personId); item; item = await nextItem(db, personId)) {
      onSending(item.id)
      const hindered = await sendItem(deps, wire, item)
      onChange()
      if (hindered) return hindered
    }
    const refusal = await sendPositions(db, wire, clock, personId)
    await dropOldSent(db, clock.serverNow())
    return refusal ? hinderedBy(refusal) : CLEAR
  } finally {
    onSending(null)
    onChange()
  }
}

const CLEAR: SendResult = { hindrance: null, waitSeconds: null }

/** The first that waits for nothing before it. */
async function nextItem(db: FieldDatabase, personId: string): Promise<ItemRecord | null> {
  const items = await allItems(db)
  const open = items.filter(({ state }) => state !== 'sent')
  const free = items.find(
    (item) => item.state === 'queued' && item.personId === personId && !open.some((earlier) => waitsOn(item, earlier)),
  )
  return free ?? null
}

/** One item to its end; the result is there where everything must stop. */
async function sendItem(deps: SendDeps, wire: Wire, first: ItemRecord): Promise<SendResult | null> {
  const { db, clock, onChange } = deps
  for (;;) {
    const items = await allItems(db)
    const item = items.find(({ id }) => id === first.id)
    // Thrown away meanwhile, in another tab.
    if (item?.state !== 'queued') return null
    const photos = await photosOf(db, item.id)
    const lost = photos.length < item.photoCount
    const hazardId = item.action.type === 'hazardAction' ? hazardIdOf(item.action.hazard, items) : null
    if (lost || (item.action.type === 'hazardAction' && hazardId === null)) {
      const code = lost ? 'photoLost' : 'reportLost'
      await applyOutcome(db, item.id, { item: { state: 'failed', problem: { code, params: {} } } })
      return null
    }
    const step = nextStep(item, photos, hazardId)
    if (step === null) {
      await applyOutcome(db, item.id, { item: { state: 'sent', sentAt: clock.serverNow() } })
      return null
    }
    const given = await wire.send(step, item)
    if ('refusal' in given) return refused(deps, wire, item, given.refusal)
    const outcome = step.done(given.answer)
    const isLast = outcome.item?.state === 'sent'
    const settled = { attempts: 0, problem: null, conflict: null, ...(isLast ? { sentAt: clock.serverNow() } : {}) }
    await applyOutcome(db, item.id, { ...outcome, item: { ...outcome.item, ...settled } })
    onChange()
    if (isLast) return null
  }
}

async function refused(deps: SendDeps, wire: Wire, item: ItemRecord, refusal: Refusal): Promise<SendResult | null> {
  const { db } = deps
  const { code, params, status } = refusal
  const attempts = item.attempts + 1
  const problem = { code, params }
  if (code === 'unknownPhoto' && item.uploadRound === 0) {
    await uploadAnew(db, item)
    return null
  }
  if (refusal.hindrance !== null && !(status >= 500 && attempts >= MOST_BROKEN_ANSWERS && code === 'internal')) {
    await applyOutcome(db, item.id, { item: { attempts, problem } })
    return hinderedBy(refusal)
  }
  if (status === 409) {
    const conflict = await wire.whoWasFirst(item, params, await allItems(db))
    await applyOutcome(db, item.id, { item: { state: 'conflict', attempts, problem, conflict } })
    return null
  }
  await applyOutcome(db, item.id, { item: { state: 'failed', attempts, problem } })
  return null
}

/** Uploads wait a day for their case; a phone that lost the network in between sends them once more. */
async function uploadAnew(db: FieldDatabase, item: ItemRecord): Promise<void> {
  for (const photo of await photosOf(db, item.id)) {
    await applyOutcome(db, item.id, { photo: { ...photo, uploadedId: null } })
  }
  await applyOutcome(db, item.id, { item: { uploadRound: item.uploadRound + 1, photosSent: 0 } })
}

function hinderedBy({ hindrance, waitSeconds }: Refusal): SendResult {
  return { hindrance: hindrance ?? 'serverBusy', waitSeconds }
}
