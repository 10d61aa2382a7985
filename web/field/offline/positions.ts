import { changeKey } from '../../data/changeKey.ts'
import type { PhoneClock } from './clock.ts'
import type { FieldDatabase, PositionRecord } from './database.ts'
import type { Refusal, Wire } from './wire.ts'

/** As many as one request takes. */
const MOST_AT_ONCE = 500
/** Two days at one every ten seconds; beyond that every second one goes, the oldest first. */
const MOST_KEPT = 17_280

/** Keeps a position; on a phone without room, or with too many, older ones make way. */
export async function keepPosition(db: FieldDatabase, position: PositionRecord): Promise<void> {
  try {
    await db.add('positions', position)
    if ((await db.count('positions')) > MOST_KEPT) await thin(db)
  } catch {
    await thin(db)
  }
}

async function thin(db: FieldDatabase): Promise<void> {
  const keys = await db.getAllKeys('positions', undefined, MOST_KEPT / 2)
  const tx = db.transaction('positions', 'readwrite')
  for (const key of keys.filter((_, i) => i % 2 === 1)) await tx.store.delete(key)
  await tx.done
}

/**
 * Sends the person's positions, the oldest first; what the server refuses one by one is past and gone. A batch that was not answered
 * goes again as the same batch under the same key.
 */
export async function sendPositions(
  db: FieldDatabase,
  wire: Wire,
  clock: PhoneClock,
  personId: string,
): Promise<Refusal | null> {
  for (;;) {
    const mine = (await db.getAll('positions')).filter((one) => one.personId === personId)
    const begun = (await db.get('settings', BATCH)) as Batch | undefined
    const again = mine.filter(({ seq = 0 }) => begun !== undefined && seq <= begun.lastSeq)
    const sent = again.length > 0 ? again : mine.slice(0, MOST_AT_ONCE)
    if (sent.length === 0) return null
    const batch = begun && again.length > 0 ? begun : { key: changeKey(), lastSeq: sent.at(-1)?.seq ?? 0 }
    await db.put('settings', batch, BATCH)
    const positions = sent.map(({ teamId, position, accuracyMetres, positionSystem, stamp }) => ({
      ...{ teamId, position, accuracyMetres, positionSystem, ageSeconds: clock.ageSeconds(stamp) },
    }))
    const headers = { 'content-type': 'application/json', 'idempotency-key': batch.key, 'wangge-person': personId }
    const given = await wire.ask('/team-positions', { method: 'POST', headers, body: JSON.stringify({ positions }) })
    if ('refusal' in given && given.refusal.hindrance !== null) return given.refusal
    const tx = db.transaction(['positions', 'settings'], 'readwrite')
    for (const { seq } of sent) if (seq !== undefined) await tx.objectStore('positions').delete(seq)
    await tx.objectStore('settings').delete(BATCH)
    await tx.done
  }
}

/** The batch on its way: up to which number, under which key. */
interface Batch {
  key: string
  lastSeq: number
}
const BATCH = 'positionBatch'
