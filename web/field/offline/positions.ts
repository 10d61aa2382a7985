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

/** Sends the person's positions, the oldest first; what the server refuses one by one is past and gone. */
export async function sendPositions(
  db: FieldDatabase,
  wire: Wire,
  clock: PhoneClock,
  personId: string,
): Promise<Refusal | null> {
  for (;;) {
    const mine = (await db.getAll('positions')).filter((one) => one.personId === personId).slice(0, MOST_AT_ONCE)
    if (mine.length === 0) return null
    const positions = mine.map(({ teamId, position, accuracyMetres, positionSystem, stamp }) => ({
      ...{ teamId, position, accuracyMetres, positionSystem, ageSeconds: clock.ageSeconds(stamp) },
    }))
    const headers = { 'content-type': 'application/json', 'wangge-person': personId }
    const given = await wire.ask('/team-positions', { method: 'POST', headers, body: JSON.stringify({ positions }) })
    if ('refusal' in given && given.refusal.hindrance !== null) return given.refusal
    const tx = db.transaction('positions', 'readwrite')
    for (const { seq } of mine) if (seq !== undefined) await tx.store.delete(seq)
    await tx.done
  }
}
