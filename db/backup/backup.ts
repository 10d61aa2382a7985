import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from '../door.ts'
import type { Session } from '../engines/engine.ts'
import { appliedMigrations } from '../migrate.ts'
import { asOwner } from '../open.ts'
import { type BackupSummary, type EndLine, FORMAT_VERSION, type HeaderLine, type TableLine } from './format.ts'
import { DERIVED_TABLES, type StoredTable, storedTables } from './tables.ts'

const ROWS_A_FETCH = 500

/**
 * Writes everything the database holds, as of one moment, to a .wangge file (see format.ts), which appears whole or not at all.
 * The embedded engine answers nobody else until it is done.
 */
export async function backup(database: Database, file: string, options: { now: Date }): Promise<BackupSummary> {
  const partial = `${file}.partial`
  const summary: BackupSummary = { tables: 0, rows: 0 }
  try {
    await asOwner(database, async (session) => {
      await session.script('set transaction isolation level repeatable read, read only')
      await pipeline(Readable.from(lines(session, options.now, summary)), createGzip(), createWriteStream(partial))
    })
    const written = await open(partial)
    await written.sync()
    await written.close()
    await rename(partial, file)
    return summary
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function* lines(session: Session, now: Date, summary: BackupSummary): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (text: string) => {
    hash.update(`${text}\n`)
    return `${text}\n`
  }
  const header: HeaderLine = {
    wangge: 'backup',
    format: FORMAT_VERSION,
    migrations: await appliedMigrations(session),
    createdAt: now.toISOString(),
  }
  yield line(JSON.stringify(header))
  for (const table of await storedTables(session)) {
    if (DERIVED_TABLES.includes(table.name)) continue
    const opening: TableLine = { table: table.name, columns: table.columns.map(({ name }) => name) }
    yield line(JSON.stringify(opening))
    summary.tables++
    for await (const row of rowsOf(session, table)) {
      yield line(row)
      summary.rows++
    }
  }
  const ending: EndLine = { end: true, ...summary, checksum: hash.digest('hex') }
  yield `${JSON.stringify(ending)}\n`
}

/** The server itself makes the line, so that no value passes through a number or a date of this language. */
async function* rowsOf(session: Session, table: StoredTable): AsyncGenerator<string> {
  const values = table.columns.map(({ name }) => `"${name}"::text`).join(', ')
  // Rows with bytes (a city's walk network) may be tens of megabytes each.
  const fetch = table.columns.some(({ type }) => type === 'bytea') ? 1 : ROWS_A_FETCH
  await session.script(`declare saved no scroll cursor for
    select json_build_array(${values})::text as line from "${table.name}" order by ${table.key.map((name) => `"${name}"`).join(', ')}`)
  for (;;) {
    const { rows } = await session.run({ text: `fetch ${fetch} from saved`, parameters: [] })
    for (const row of rows) yield String(row['line'])
    if (rows.length < fetch) break
  }
  await session.script('close saved')
}
