import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Stamp } from './clock.ts'
import type { FieldAction, FieldPerson, FieldPosition, ItemState, QueueItem, SmallPhoto } from './types.ts'

/** One action as it lies on the phone. `sending` is never stored: a killed browser would leave it behind. */
export interface ItemRecord
  extends Pick<QueueItem, 'id' | 'action' | 'label' | 'problem' | 'conflict' | 'attempts' | 'result' | 'sentVersion'> {
  /** Numbered in the order in which they were written. */
  seq?: number
  action: FieldAction
  state: Exclude<ItemState, 'sending'>
  /** Who wrote it; nobody else ever sends it. */
  personId: string
  stamp: Stamp
  photoCount: number
  photosSent: number
  /** The version the person had seen, with what he wrote himself since; null = the action's own. */
  seenVersion: number | null
  /** Part of the photos' keys: raised where the server has thrown an upload away, so that it takes them anew. */
  uploadRound: number
  /** Phone's clock, milliseconds. */
  sentAt: number | null
}

/** Bytes rather than a Blob: some browsers lose Blobs of a database that was closed in the middle. */
export interface PhotoRecord {
  /** `<item>:<number>` */
  id: string
  itemId: string
  bytes: ArrayBuffer
  type: string
  phase: 'before' | 'after' | 'evidence'
  /** The server's id once it is there. */
  uploadedId: string | null
}

export interface PositionRecord extends FieldPosition {
  seq?: number
  personId: string
  stamp: Stamp
}

export interface KeptRecord {
  personId: string
  key: string
  data: unknown
  /** Phone's clock, milliseconds. */
  keptAt: number
}

export interface DraftRecord {
  personId: string
  key: string
  draft: unknown
  photos: (Omit<SmallPhoto, 'blob'> & { bytes: ArrayBuffer; type: string })[]
}

interface FieldSchema extends DBSchema {
  items: { key: number; value: ItemRecord; indexes: { id: string } }
  photos: { key: string; value: PhotoRecord; indexes: { itemId: string } }
  positions: { key: number; value: PositionRecord }
  kept: { key: [string, string]; value: KeptRecord }
  drafts: { key: [string, string]; value: DraftRecord }
  settings: { key: string; value: unknown }
}
export type FieldDatabase = IDBPDatabase<FieldSchema>

/** Opens what the field app keeps on this phone. A newer version of the app in another tab makes this one let go. */
export function openFieldDatabase(name = 'wangge-field'): Promise<FieldDatabase> {
  return openDB<FieldSchema>(name, 1, {
    upgrade: (db) => {
      db.createObjectStore('items', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', { unique: true })
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('itemId', 'itemId')
      db.createObjectStore('positions', { keyPath: 'seq', autoIncrement: true })
      db.createObjectStore('kept', { keyPath: ['personId', 'key'] })
      db.createObjectStore('drafts', { keyPath: ['personId', 'key'] })
      db.createObjectStore('settings')
    },
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase | null)?.close(),
  })
}

let opened: Promise<FieldDatabase> | null = null
/** The one of this page or worker. */
export function fieldDatabase(): Promise<FieldDatabase> {
  opened ??= openFieldDatabase().catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

/** Who works on this phone, as last heard from the server; null before anybody signed in, and after signing out. */
export async function personOnPhone(db: FieldDatabase): Promise<FieldPerson | null> {
  return ((await db.get('settings', 'person')) as FieldPerson | undefined) ?? null
}

/** No room on the phone; what was to be kept is not, everything before it is. */
export class PhoneFullError extends Error {
  override readonly name = 'PhoneFullError'
}
/** Nobody has signed in on this phone yet. */
export class NobodyError extends Error {
  override readonly name = 'NobodyError'
}

/** Runs a change of the database; a full phone rejects with `PhoneFullError`. */
export async function keepingRoom<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (isQuota(error)) throw new PhoneFullError('The phone has no room left', { cause: error })
    throw error
  }
}

/** A transaction that ran out of room reports AbortError, with the true cause beneath. */
function isQuota(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false
  return error.name === 'QuotaExceededError' || /quota/i.test(error.message)
}
