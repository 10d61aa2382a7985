import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Database, OpenOptions } from '../door.ts'
import { asOwner, openDatabase } from '../open.ts'
import { freshDump } from './cache.ts'
import { emptyTables } from './empty.ts'
import { createTestDatabase, dropDatabase } from './template.ts'
import './setup.ts'

/** A migrated, empty database for the tests of one `describe`. */
export interface TestDatabase {
  readonly kind: 'postgis' | 'embedded'
  /** Open from the first hook to the last. */
  readonly database: Database
  /** How a second door to the same data is opened; null on the embedded engine, which has one door only. */
  readonly options: OpenOptions | null
  /** Statements as the owner, past row-level security: to lay out what a test starts from. */
  script(text: string): Promise<void>
  /** Empties every table but those a migration fills. */
  empty(): Promise<void>
}

const KINDS = process.env['TEST_DATABASE_URL'] ? (['postgis', 'embedded'] as const) : (['embedded'] as const)

/** Defines the same tests on the embedded engine and, where TEST_DATABASE_URL is set, on PostGIS. */
export function describeOnEachEngine(name: string, define: (test: TestDatabase) => void): void {
  for (const kind of KINDS) describeOn(kind, name, define)
}

/** Defines the tests once: on PostGIS where TEST_DATABASE_URL is set, else on the embedded engine. */
export function describeOnOneEngine(name: string, define: (test: TestDatabase) => void): void {
  describeOn(KINDS[0], name, define)
}

function describeOn(kind: TestDatabase['kind'], name: string, define: (test: TestDatabase) => void): void {
  describe(`${name} (${kind})`, () => {
    let open: { database: Database; options: OpenOptions | null; finish(): Promise<void> } | undefined
    const opened = () => {
      if (!open) throw new Error('The test database opens in beforeAll: use it inside tests and hooks')
      return open
    }
    beforeAll(async () => {
      open = await (kind === 'postgis' ? openClone() : openShared())
    }, 120_000)
    afterAll(() => open?.finish())
    define({
      kind,
      get database() {
        return opened().database
      },
      get options() {
        return opened().options
      },
      script: (text) => asOwner(opened().database, (session) => session.script(text)),
      empty: () => emptyTables(opened().database),
    })
  })
}

async function openClone() {
  const url = process.env['TEST_DATABASE_URL'] ?? ''
  const clone = await createTestDatabase(url, inject('wanggeTemplate') ?? undefined)
  const options = { url: clone.url }
  const database = await openDatabase(options)
  return {
    database,
    options,
    finish: async () => {
      await database.close()
      await dropDatabase(url, clone.name)
    },
  }
}

/** An engine takes 0.6 to 1 GB: one for each vitest worker, emptied between uses (with `isolate: false` it serves all files). */
const shared = globalThis as { wanggeTestEngine?: Promise<Database> }

async function openShared() {
  shared.wanggeTestEngine ??= freshDump().then((loadDump) => openDatabase({ loadDump }))
  const database = await shared.wanggeTestEngine
  await emptyTables(database)
  return { database, options: null, finish: async () => {} }
}
