import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQL } from 'drizzle-orm'
import type { Context, Database, OpenOptions, Transaction } from './door.ts'
import { openEmbedded } from './engines/embedded.ts'
import { compile } from './engines/encode.ts'
import type { Engine, Session } from './engines/engine.ts'
import { openPostgis } from './engines/postgis.ts'
import { contextSettings } from './scope.ts'

/** Opens PostGIS where a url is given, else the embedded engine. Applies no migration: see `migrate`. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const engine = options.url ? openPostgis(options.url) : await openEmbedded(options.dataDir, options.loadDump)
  return overEngine(engine)
}

export function overEngine(engine: Engine): Database {
  return new Door(engine)
}

/** A transaction as the owner of the tables, past row-level security: for migrations, backup and restore only. */
export function asOwner<T>(database: Database, work: (session: Session) => Promise<T>): Promise<T> {
  return engineOf(database).session(null, work)
}

export function engineOf(database: Database): Engine {
  if (!(database instanceof Door)) throw new TypeError('This database was not opened by openDatabase')
  return database.inner
}

class Door implements Database {
  readonly inner: Engine
  /** The transaction this call chain is in, if any; null where the engine has sessions enough, since following every promise costs. */
  readonly #current: AsyncLocalStorage<{ open: boolean }> | null

  constructor(engine: Engine) {
    this.inner = engine
    this.#current = engine.kind === 'embedded' ? new AsyncLocalStorage() : null
  }

  get engine(): Engine['kind'] {
    return this.inner.kind
  }

  async transaction<T>(context: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#refuseInside()
    const mark = { open: true }
    try {
      return await this.inner.session(contextSettings(context), (session) =>
        this.#current ? this.#current.run(mark, () => work(transactionOver(session))) : work(transactionOver(session)),
      )
    } finally {
      mark.open = false
    }
  }

  async rows<Row extends object>(
    context: Context,
    query: SQL,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<Row[]> {
    this.#refuseInside()
    const result = await this.inner.once(contextSettings(context), compile(query), signal)
    return result.rows as Row[]
  }

  listen(channel: string, onWake: () => void): Promise<() => Promise<void>> {
    return this.inner.listen(channel, onWake)
  }

  ping(): Promise<void> {
    return this.inner.ping()
  }

  close(): Promise<void> {
    return this.inner.close()
  }

  /** The embedded engine has one session: asking it from inside one's own transaction would wait for ever. */
  #refuseInside(): void {
    if (this.#current?.getStore()?.open) throw new Error('Inside a transaction, ask the transaction, not the database')
  }
}

function transactionOver(session: Session): Transaction {
  const rows = async <Row extends object>(query: SQL) => (await session.run(compile(query))).rows as Row[]
  return {
    rows,
    one: async <Row extends object>(query: SQL) => {
      const found = await rows<Row>(query)
      const [row] = found
      if (found.length !== 1 || !row) throw new Error(`Expected exactly one row, got ${found.length}`)
      return row
    },
    run: async (query) => (await session.run(compile(query))).touched,
    continueAs: async (context) => void (await session.run(contextSettings(context))),
  }
}
