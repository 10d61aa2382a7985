import { type FieldDatabase, type ItemRecord, keepingRoom, type PhotoRecord } from './database.ts'
import { targetOf, waitsOn } from './steps.ts'
import type { HazardRef } from './types.ts'

/** All items in the order in which they were written. */
export const allItems = (db: FieldDatabase): Promise<ItemRecord[]> => db.getAll('items')

export const photosOf = (db: FieldDatabase, itemId: string): Promise<PhotoRecord[]> =>
  db.getAllFromIndex('photos', 'itemId', itemId)

/**
 * Keeps an item and its photos, both or neither, and waits until they lie on the disk: a phone may be switched off any moment. Rejects
 * with `PhoneFullError`.
 */
export function keepItem(db: FieldDatabase, item: ItemRecord, photos: readonly PhotoRecord[]): Promise<void> {
  return keepingRoom(async () => {
    const tx = db.transaction(['items', 'photos'], 'readwrite', { durability: 'strict' })
    const done = tx.done
    try {
      const writes = [tx.objectStore('items').add(item), ...photos.map((photo) => tx.objectStore('photos').add(photo))]
      await Promise.all([...writes, done])
    } catch (error) {
      // Neither half stays where a write was refused at once.
      done.catch(() => null)
      try {
        tx.abort()
      } catch {
        // It has ended by itself already.
      }
      throw error
    }
  })
}

/**
 * Writes what an answer changed. Sent photos leave the phone with their item. What the person wrote on top of it since has seen its
 * version.
 */
export async function applyOutcome(
  db: FieldDatabase,
  id: string,
  { item: change = {}, photo }: { item?: Partial<ItemRecord>; photo?: PhotoRecord },
): Promise<void> {
  const tx = db.transaction(['items', 'photos'], 'readwrite')
  const [items, photos] = [tx.objectStore('items'), tx.objectStore('photos')]
  const before = await items.index('id').get(id)
  if (before) {
    const after = { ...before, ...change }
    await items.put(after)
    if (photo) await photos.put(photo)
    if (after.state === 'sent') {
      for (const key of await photos.index('itemId').getAllKeys(id)) await photos.delete(key)
    }
    if (change.sentVersion != null) {
      for (const later of await items.getAll()) {
        if (later.state === 'sent' || !waitsOn(later, after)) continue
        await items.put({ ...later, seenVersion: Math.max(later.seenVersion ?? 0, change.sentVersion) })
      }
    }
  }
  await tx.done
}

/** Takes an item off the phone with its photos, and what is about a hazard that now nobody will report. */
export async function dropItem(db: FieldDatabase, id: string): Promise<void> {
  const tx = db.transaction(['items', 'photos'], 'readwrite')
  const [items, photos] = [tx.objectStore('items'), tx.objectStore('photos')]
  const all = await items.getAll()
  const gone = all.find((item) => item.id === id)
  const orphans = gone?.result ? [] : all.filter((item) => targetOf(item) === `local:${id}`)
  for (const { seq, id: goneId } of gone ? [gone, ...orphans] : []) {
    if (seq !== undefined) await items.delete(seq)
    for (const key of await photos.index('itemId').getAllKeys(goneId)) await photos.delete(key)
  }
  await tx.done
}

/** The server's id of the hazard an action is about; null while it is not reported. */
export function hazardIdOf(ref: HazardRef, items: readonly ItemRecord[]): string | null {
  if ('id' in ref) return ref.id
  return items.find(({ id }) => id === ref.local)?.result?.id ?? null
}

/** The latest version of a target that this phone brought about itself, as far as it is still known here; null = none. */
export function ownVersion(items: readonly ItemRecord[], fresh: ItemRecord): number | null {
  const later = { ...fresh, seq: Number.POSITIVE_INFINITY }
  const versions = items.filter((item) => waitsOn(later, item)).flatMap(({ sentVersion }) => sentVersion ?? [])
  return versions.length === 0 ? null : Math.max(...versions)
}

/** Sent items stay in sight for a day, so that the person sees that they arrived. */
const SENT_KEPT_MS = 24 * 3_600_000

export async function dropOldSent(db: FieldDatabase, now: number): Promise<void> {
  const waiting = (await allItems(db)).filter(({ state }) => state !== 'sent')
  for (const item of await allItems(db)) {
    const isNeeded = waiting.some((later) => waitsOn(later, item))
    if (item.state === 'sent' && !isNeeded && now - (item.sentAt ?? 0) > SENT_KEPT_MS) await dropItem(db, item.id)
  }
}
