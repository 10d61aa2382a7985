import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './door.ts'
import type { Session } from './engines/engine.ts'
import { DatabaseFaultError } from './errors.ts'
import { asOwner } from './open.ts'
import { migrationsDirectory } from './places.ts'

export interface Migration {
  /** File name without ending, such as 0001_house: its order. */
  name: string
  text: string
  /** SHA-256 of the file, hex. */
  checksum: string
}

/** Any number, the same in every release: one migrator at a time. */
const ADVISORY_LOCK = 7_203_481_902

/**
 * Brings the schema up to what this code knows, in one transaction under an advisory lock. Refuses a database that a newer
 * release has migrated and one whose landed migrations differ from the files. Returns the names applied now.
 */
export async function migrate(database: Database, migrations: Migration[] = readMigrations()): Promise<string[]> {
  return asOwner(database, async (session) => {
    await lockMigrations(session)
    return applyMigrations(session, migrations)
  })
}

/** Until the transaction ends, nobody else migrates or restores. */
export async function lockMigrations(session: Session): Promise<void> {
  await session.run({ text: `select pg_advisory_xact_lock(${ADVISORY_LOCK})`, parameters: [] })
}

/** Under the lock, inside an open transaction: what is not applied yet. */
export async function applyMigrations(session: Session, migrations: Migration[]): Promise<string[]> {
  await session.script(`set local client_min_messages to warning;
    create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz(3) not null default now())`)
  const landed = await appliedMigrations(session)
  refuseDifferences(landed, migrations)
  const due = migrations.slice(landed.length)
  for (const { name, checksum, text } of due) {
    await session.script(text)
    await session.run({
      text: 'insert into schema_migration (name, checksum) values ($1, $2)',
      parameters: [name, checksum],
    })
  }
  return due.map(({ name }) => name)
}

/** The migrations of this release, in order. */
export function readMigrations(directory = migrationsDirectory()): Migration[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(directory, file), 'utf8')
      return { name: file.slice(0, -'.sql'.length), text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/** Names and checksums of what has landed, oldest first; none where there is no schema yet. */
export async function appliedMigrations(session: Session): Promise<{ name: string; checksum: string }[]> {
  const book = await session.run({
    text: `select to_regclass('public.schema_migration')::text as name`,
    parameters: [],
  })
  if (book.rows[0]?.['name'] === null) return []
  const { rows } = await session.run({
    text: 'select name, checksum from schema_migration order by name',
    parameters: [],
  })
  return rows as { name: string; checksum: string }[]
}

function refuseDifferences(landed: { name: string; checksum: string }[], known: Migration[]): void {
  landed.forEach(({ name, checksum }, at) => {
    const file = known[at]
    if (!file || (file.name !== name && !known.some((other) => other.name === name))) {
      throw new DatabaseFaultError(
        'schema-newer',
        `The database holds migration ${name}, which this release does not know (its last is ${known.at(-1)?.name ?? 'none'}): start the newer release`,
        { name },
      )
    }
    if (file.name !== name || file.checksum !== checksum) {
      throw new DatabaseFaultError(
        'migration-changed',
        `Migration ${file.name} is not the one that was applied (${name} ${checksum.slice(0, 12)}, now ${file.checksum.slice(0, 12)})`,
        {
          name: file.name,
        },
      )
    }
  })
}
