import { randomUUID } from 'node:crypto'
import { type Database, openDatabase, WHOLE_SYSTEM } from '@wangge/db'
import { numberLiveEvents } from '@wangge/db/queries/live-events'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { personOf } from '../testing/ledger.ts'
import { Ear, type Frame } from '../testing/live.ts'
import { createLive, type Live } from './live.ts'

const WRITERS = 8
const TRANSACTIONS = 25
const SEED = 7
const MANY = 30_000

describeOnOneEngine('events of many who commit at once', (db) => {
  test('reach each listener once, in one order without gaps, through two processes and any number of breaks', async () => {
    const { options } = db
    const other = options ? await openDatabase(options) : db.database
    const [one, two] = [await process(db.database), await process(other)]
    const begin = await new Hearing([one, two]).begun()
    const wanderers = Array.from({ length: 4 }, (_, index) => new Hearing([one, two], SEED + index))
    await Promise.all(wanderers.map((wanderer) => wanderer.begun()))

    let writing = true
    const numbering = [one, two].map(async (live) => {
      while (writing) await live.turn()
    })
    const wandering = wanderers.map(async (wanderer) => {
      while (writing) await wanderer.moveOn()
    })
    const written = await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(db.database, index)))
    writing = false
    await Promise.all([...numbering, ...wandering])
    const end = await emit(db.database, 'end', 0)
    await one.turn()
    await two.turn()

    for (const hearing of [begin, ...wanderers]) {
      await hearing.until(end)
      const numbers = hearing.heard.map(({ data }) => data.number)
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
      expect(hearing.heard.map(({ id }) => id)).toEqual(numbers)
      expect(new Set(hearing.refs)).toEqual(new Set([...written.flat(), end]))
      // What one did after the other is told after the other.
      for (const own of written) expect(hearing.refs.filter((ref) => own.includes(ref))).toEqual(own)
    }
    await Promise.all([one.stop(), two.stop()])
    if (other !== db.database) await other.close()
  }, 30_000)

  // By the square of those that wait it would be a minute.
  test('get their numbers in the order in which they were written, however many wait', async () => {
    await db.database.rows(
      WHOLE_SYSTEM,
      sql`insert into live_event (kind, event, at, data) select 'alert', 'many', now(), jsonb_build_object('n', n) from generate_series(1, ${MANY}::int) n`,
    )
    await db.database.rows(WHOLE_SYSTEM, numberLiveEvents())
    const [row] = await db.database.rows<{ inOrder: number; waiting: number }>(
      WHOLE_SYSTEM,
      sql`select count(*) filter (where n = number - first + 1)::int as "inOrder", count(*) filter (where number is null)::int as waiting
        from (select number, (data ->> 'n')::int as n, min(number) over () as first from live_event where event = 'many') e`,
    )
    expect(row).toEqual({ inOrder: MANY, waiting: 0 })
  }, 30_000)
})

/** What a process of the product has of it; its rounds are turned by the test. */
async function process(database: Database): Promise<Live> {
  const live = createLive({ database, clock: () => new Date(), log: silentLog, every: () => () => {} })
  await live.start()
  return live
}

/** Commits after a moment each, and takes a part of it back; the refs that stand, in their order. */
async function write(database: Database, writer: number): Promise<string[]> {
  const random = randomOf(SEED * 100 + writer)
  const stands: string[] = []
  for (let at = 0; at < TRANSACTIONS; at++) {
    const isTakenBack = random() < 0.2
    const pause = random() * 0.004
    const refs = await Promise.all(
      isTakenBack ? [emit(database, 'taken back', pause).catch(() => null)] : [emit(database, 'said', pause)],
    )
    stands.push(...refs.filter((ref) => ref !== null))
  }
  return stands
}

/** Writes an event and commits it so many seconds later. */
async function emit(database: Database, event: string, pauseSeconds: number): Promise<string> {
  const ref = randomUUID()
  await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(sql`
      insert into live_event (kind, ref, event, at) values ('alert', ${ref}::uuid, ${event}, now())`)
    await tx.rows(sql`select 1 from pg_sleep(${pauseSeconds}::float8)`)
    if (event === 'taken back') throw new Error(event)
  })
  return ref
}

/** Somebody who listens at one process, leaves, and comes back at any with the last number he has. */
class Hearing {
  readonly heard: Frame[] = []
  readonly #lives: readonly Live[]
  readonly #random: () => number
  #ear: Ear

  constructor(lives: readonly Live[], seed = SEED) {
    this.#lives = lives
    this.#random = randomOf(seed)
    this.#ear = this.#listen(null)
  }

  get refs(): string[] {
    return this.heard.map(({ data }) => String(data['id']))
  }

  async begun(): Promise<this> {
    await this.#ear.until((frames) => frames.length > 0)
    return this
  }

  async moveOn(): Promise<void> {
    const some = 1 + Math.floor(this.#random() * 8)
    await Promise.race([this.#ear.until(() => this.#ear.events.length >= some), new Promise((r) => setTimeout(r, 50))])
    const first = this.#ear.frames[0]?.data.number ?? 0
    await this.#ear.leave()
    this.heard.push(...this.#ear.events)
    this.#ear = this.#listen(this.heard.at(-1)?.data.number ?? first)
    await this.begun()
  }

  async until(ref: string): Promise<void> {
    await this.#ear.until((frames) => frames.some(({ data }) => data['id'] === ref))
    this.heard.push(...this.#ear.events)
    await this.#ear.leave()
  }

  #listen(lastNumber: number | null): Ear {
    const live = this.#lives[Math.floor(this.#random() * this.#lives.length)]
    if (!live) throw new Error('There is no process to listen at')
    const audience = { area: null, kinds: null }
    const mayHear = async () => true
    return new Ear(live.open({ who: personOf('command', null, randomUUID()), audience, lastNumber, mayHear }).body)
  }
}

/** mulberry32: the same numbers at every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
