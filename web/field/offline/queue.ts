import { changeKey } from '../../data/changeKey.ts'
import { onChange, tell } from './changes.ts'
import { phoneClock } from './clock.ts'
import { fieldDatabase, type ItemRecord, keepingRoom, NobodyError, PhoneFullError, personOnPhone } from './database.ts'
import { keepPosition } from './positions.ts'
import { allItems, applyOutcome, dropItem, keepItem, ownVersion } from './records.ts'
import { createRounds, type RoundsState } from './rounds.ts'
import { waitsOn } from './steps.ts'
import type { FieldAction, NewPhoto, Queue, QueueItem, QueueView } from './types.ts'
import { createWire } from './wire.ts'

/** What waits on this phone, and how it is sent. */
export const queue: Queue = {
  async add(action, { photos = [], label = '' } = {}) {
    const db = await fieldDatabase()
    const person = await personOnPhone(db)
    if (person === null) throw new NobodyError('Nobody has signed in on this phone')
    const item = fresh(action, { personId: person.personId, label, photoCount: photos.length })
    item.seenVersion = ownVersion(await allItems(db), item)
    try {
      await keepItem(db, item, await Promise.all(photos.map((photo, i) => recordOf(item.id, i, photo))))
      setFull(false)
    } catch (error) {
      setFull(error instanceof PhoneFullError || view.isPhoneFull)
      throw error
    }
    tell({ kind: 'changed' })
    void rounds.askBackground()
    void rounds.push()
    return itemView(item, [item], null)
  },
  async retry(id) {
    const db = await fieldDatabase()
    const items = await allItems(db)
    const item = items.find((one) => one.id === id)
    if (!item || (item.state !== 'failed' && item.state !== 'conflict')) return
    const version = item.state === 'conflict' ? await versionNow(item, items) : null
    const seenVersion = version ?? item.seenVersion
    const change = { state: 'queued' as const, attempts: 0, problem: null, conflict: null, seenVersion }
    await applyOutcome(db, id, { item: change })
    tell({ kind: 'changed' })
    await rounds.push()
  },
  async discard(id) {
    await dropItem(await fieldDatabase(), id)
    setFull(false)
    tell({ kind: 'changed' })
    void rounds.push()
  },
  async addPosition(position) {
    const db = await fieldDatabase()
    const person = await personOnPhone(db)
    if (person === null) return
    await keepPosition(db, { ...position, personId: person.personId, stamp: phoneClock.stamp() })
    tell({ kind: 'changed' })
    if (view.hindrance === null) void rounds.push()
  },
  sendNow: () => rounds.push(),
}

let view: QueueView = {
  ...{ items: [], positions: 0, hindrance: null, isSending: false, isPhoneFull: false, ofOthers: 0 },
}
let rows: ItemRecord[] = []
let sendingId: string | null = null
let personId: string | null = null
const watchers = new Set<() => void>()
const rounds = createRounds((state) => show(state))

/** For React's external store. */
export const queueView = (): QueueView => view
export function watchQueue(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Reads what is kept, begins to send it, and follows what other pages and the worker do. Once a page. */
export function beginQueue(): void {
  onChange((change) => {
    if (change.kind === 'changed') return void reread()
    sendingId = change.id
    show({})
  })
  void reread().then(rounds.begin)
}

async function reread(): Promise<void> {
  const db = await fieldDatabase()
  const [items, person, positions] = await Promise.all([allItems(db), personOnPhone(db), db.count('positions')])
  rows = items
  personId = person?.personId ?? null
  show({ positions })
}

function show(change: Partial<Pick<QueueView, 'positions' | 'isPhoneFull'>> & Partial<RoundsState>): void {
  const mine = rows.filter((item) => item.personId === personId)
  const items = mine.map((item) => itemView(item, mine, sendingId))
  const ofOthers = rows.filter((item) => item.personId !== personId && item.state !== 'sent').length
  view = { ...view, ...change, items, ofOthers }
  for (const watcher of watchers) watcher()
}

function setFull(isPhoneFull: boolean): void {
  if (isPhoneFull !== view.isPhoneFull) show({ isPhoneFull })
}

function fresh(action: FieldAction, given: Pick<ItemRecord, 'personId' | 'label' | 'photoCount'>): ItemRecord {
  return {
    ...{ id: changeKey(), action, ...given, state: 'queued', stamp: phoneClock.stamp(), photosSent: 0, attempts: 0 },
    ...{
      problem: null,
      conflict: null,
      result: null,
      seenVersion: null,
      sentVersion: null,
      uploadRound: 0,
      sentAt: null,
    },
  }
}

async function recordOf(itemId: string, number: number, { blob, phase }: NewPhoto) {
  const bytes = await keepingRoom(() => blob.arrayBuffer())
  return { id: `${itemId}.${String(number).padStart(2, '0')}`, itemId, bytes, type: blob.type, phase, uploadedId: null }
}

function itemView(item: ItemRecord, all: readonly ItemRecord[], sending: string | null): QueueItem {
  const { id, action, label, stamp, photoCount, photosSent, problem, conflict, attempts, result, sentVersion } = item
  const stuck = all.find(({ state, ...earlier }) => STUCK.includes(state) && waitsOn(item, { ...earlier, state }))
  const state = item.state === 'queued' && id === sending ? 'sending' : item.state
  const waitsFor = item.state === 'queued' ? (stuck?.id ?? null) : null
  return {
    ...{ id, action, label, state, writtenAt: stamp.phoneAt, photos: { total: photoCount, sent: photosSent } },
    ...{ problem, conflict, waitsFor, attempts, result, sentVersion },
  }
}

const STUCK: readonly ItemRecord['state'][] = ['failed', 'conflict']

function versionNow(item: ItemRecord, items: readonly ItemRecord[]): Promise<number | null> {
  return createWire({ clock: phoneClock, fetch: fetch.bind(globalThis) }).versionNow(item, items)
}
