import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import {
  type Audience,
  type KeptEventsRow,
  keptLiveEvents,
  type LiveEventRow,
  liveEventsAfter,
} from '@wangge/db/queries/live-events'
import { inBatches } from '../services/in-batches.ts'
import { hears } from './audience.ts'
import { encodeFrames, eventFrame } from './frames.ts'

/** Who has been told everything up to `cursor`, and hears the rest as it comes. */
export interface Listener {
  readonly audience: Audience
  /** Those with the same key hear the same. */
  readonly key: string
  readonly cursor: number
  /** Everything up to this number is in the chunk (null: nothing of it concerns this listener) or was told before. */
  tell(chunk: Uint8Array | null, upTo: number): void
}

const PAGE = 500
/** A process that asks often, and finds by the index. */
const READER: Context = { ...WHOLE_SYSTEM, keepsPlans: true }

/** Reads what is numbered, once for the whole process, and hands it to those who may hear it. It reads only while somebody listens. */
export class Pump {
  readonly #database: Database
  readonly #kept: () => Promise<KeptEventsRow>
  readonly #listeners = new Set<Listener>()
  /** Streams that are open, those that still catch up among them. */
  #open = 0
  /** Number up to which everything has been handed on; null while nobody listens. */
  #last: number | null = null
  #reading: Promise<void> | null = null
  #isWoken = false

  constructor(database: Database) {
    this.#database = database
    const ask = inBatches(async () => {
      const [kept] = await database.rows<KeptEventsRow>(READER, keptLiveEvents())
      return new Map([['kept', kept]])
    })
    this.#kept = async () => {
      const kept = await ask('kept')
      if (!kept) throw new Error('live_counter holds no row')
      return kept
    }
  }

  /** How far the process has read; before the first `enter` it has not. */
  get last(): number {
    return this.#last ?? 0
  }

  get listeners(): ReadonlySet<Listener> {
    return this.#listeners
  }

  /** One stream more. Which events can be told, asked after this call. Each `enter` is followed by one `leave`. */
  async enter(): Promise<KeptEventsRow> {
    this.#open++
    const kept = await this.#kept()
    this.#last ??= kept.last
    return kept
  }

  /** Tells the listener from now on, where nothing lies between what it has and what is told next; else false, and it must read on. */
  join(listener: Listener): boolean {
    if (listener.cursor < this.last) return false
    this.#listeners.add(listener)
    return true
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener)
    this.#open--
    if (this.#open === 0) this.#last = null
  }

  /** Reads on; settles when everything that was numbered before the call has been handed on. Rejects where the database does not answer. */
  async read(): Promise<void> {
    this.#isWoken = true
    while (this.#isWoken || this.#reading) {
      this.#reading ??= this.#readOn().finally(() => {
        this.#reading = null
      })
      await this.#reading
    }
  }

  async #readOn(): Promise<void> {
    this.#isWoken = false
    for (;;) {
      const after = this.#last
      if (after === null) return
      const rows = await this.#database.rows<LiveEventRow>(READER, liveEventsAfter(after, PAGE))
      const upTo = rows.at(-1)?.number
      // Everybody may have left meanwhile, and somebody come anew.
      if (upTo === undefined || this.#last !== after) return
      this.#last = upTo
      this.#tell(rows, after, upTo)
      if (rows.length < PAGE) return
    }
  }

  #tell(rows: readonly LiveEventRow[], after: number, upTo: number): void {
    const frames = rows.map(eventFrame)
    const chunkOf = (audience: Audience, cursor: number): Uint8Array | null => {
      const heard = rows.flatMap((row, at) => (row.number > cursor && hears(audience, row) ? [frames[at]] : []))
      return heard.length === 0 ? null : encodeFrames(heard.join(''))
    }
    const shared = new Map<string, Uint8Array | null>()
    for (const listener of this.#listeners) {
      const { audience, key, cursor } = listener
      // Another process has told this one more than we had read.
      if (cursor > after) {
        if (cursor < upTo) listener.tell(chunkOf(audience, cursor), upTo)
        continue
      }
      let chunk = shared.get(key)
      if (chunk === undefined) {
        chunk = chunkOf(audience, after)
        shared.set(key, chunk)
      }
      listener.tell(chunk, upTo)
    }
  }
}
