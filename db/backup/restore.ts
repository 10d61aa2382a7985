import { createHash } from 'node:crypto'
import type { Database } from '../door.ts'
import type { Session } from '../engines/engine.ts'
import { DatabaseFaultError, QueryError } from '../errors.ts'
import { appliedMigrations, applyMigrations, lockMigrations, type Migration, readMigrations } from '../migrate.ts'
import { asOwner } from '../open.ts'
import {
  type BackupSummary,
  type EndLine,
  FORMAT_VERSION,
  type HeaderLine,
  type RowLine,
  type TableLine,
} from './format.ts'
import { readLines, unreadable } from './lines.ts'
import { DERIVED_TABLES, LOOKUP_TABLES, type StoredTable, storedTables } from './tables.ts'

const ROWS_AN_INSERT = 500
const CHARACTERS_AN_INSERT = 4_000_000

/**
 * Fills an empty database from a .wangge file of either engine, all or nothing. A file from an older release is loaded into the
 * schema it was written with and then migrated, which needs a database without a schema. Refuses one that holds rows.
 */
export async function restore(
  database: Database,
  file: string,
  known: Migration[] = readMigrations(),
): Promise<BackupSummary> {
  return asOwner(database, async (session) => {
    await lockMigrations(session)
    const lines = readLines(file)
    const header = headerOf(file, (await lines.next()).value)
    const older = matchMigrations(file, header, known)
    await refuseRows(session)
    await refuseLaterSchema(session, older, file)
    await applyMigrations(session, known.slice(0, older))
    // What has happened long ago is no news.
    await session.script("select set_config('app.live', 'off', true)")
    try {
      const summary = await load(session, file, header, lines)
      await applyMigrations(session, known)
      await session.script('select response_recompute()')
      return summary
    } catch (error) {
      // Class 22 (data) and 23 (constraints): rows that this release did not write.
      if (error instanceof QueryError && /^2[23]/.test(error.code)) throw unreadable(file, error.message, error)
      throw error
    }
  })
}

function headerOf(file: string, line: string | undefined): HeaderLine {
  const header = parse(file, line ?? '') as Partial<HeaderLine>
  if (header?.wangge !== 'backup' || !Array.isArray(header.migrations))
    throw unreadable(file, 'it does not begin as one')
  if (header.format !== FORMAT_VERSION)
    throw unreadable(file, `its format is ${header.format}, this release reads ${FORMAT_VERSION}`)
  return header as HeaderLine
}

/** How many of the known migrations the file was written with. */
function matchMigrations(file: string, { migrations }: HeaderLine, known: Migration[]): number {
  const different = migrations.find(
    ({ name, checksum }, at) => known[at]?.name !== name || known[at]?.checksum !== checksum,
  )
  if (!different) return migrations.length
  throw new DatabaseFaultError(
    'schema-newer',
    `${file} was written with migration ${different.name}, which this release does not know`,
    {
      name: different.name,
    },
  )
}

async function refuseRows(session: Session): Promise<void> {
  for (const { name } of await storedTables(session)) {
    if (LOOKUP_TABLES.includes(name) || DERIVED_TABLES.includes(name)) continue
    const { rows } = await session.run({ text: `select from "${name}" limit 1`, parameters: [] })
    if (rows.length > 0) {
      throw new DatabaseFaultError('not-empty', `Table ${name} holds rows: restore into an empty database`, {
        table: name,
      })
    }
  }
}

async function refuseLaterSchema(session: Session, older: number, file: string): Promise<void> {
  const later = (await appliedMigrations(session))[older]
  if (!later) return
  throw new DatabaseFaultError(
    'not-empty',
    `${file} is from before migration ${later.name}, which this database has: restore into a database without a schema`,
    { table: 'schema_migration' },
  )
}

async function load(
  session: Session,
  file: string,
  header: HeaderLine,
  lines: AsyncIterable<string>,
): Promise<BackupSummary> {
  const tables = new Map((await storedTables(session)).map((table) => [table.name, table]))
  const hash = createHash('sha256').update(`${JSON.stringify(header)}\n`)
  const seen: BackupSummary = { tables: 0, rows: 0 }
  let batch: Batch | undefined
  for await (const line of lines) {
    if (line.startsWith('[')) {
      if (!batch) throw unreadable(file, 'a row stands before its table')
      seen.rows++
      await batch.add(line)
    } else {
      await batch?.flush()
      const heading = parse(file, line) as TableLine | EndLine
      if ('end' in heading) {
        if (heading.rows !== seen.rows || heading.tables !== seen.tables) throw unreadable(file, 'rows are missing')
        if (heading.checksum !== hash.digest('hex')) throw unreadable(file, 'its checksum does not agree')
        return seen
      }
      const table = tables.get(heading.table)
      if (!table) throw unreadable(file, `it holds a table ${heading.table} that its schema does not`)
      seen.tables++
      batch = new Batch(session, file, table, heading.columns)
      await session.run({ text: `delete from "${table.name}"`, parameters: [] })
    }
    hash.update(`${line}\n`)
  }
  throw unreadable(file, 'its end is missing')
}

/** Rows of one table on their way in, a bounded number of characters at a time. */
class Batch {
  readonly #session: Session
  readonly #file: string
  readonly #insert: string
  readonly #width: number
  #lines: string[] = []
  #characters = 0

  constructor(session: Session, file: string, table: StoredTable, columns: string[]) {
    this.#session = session
    this.#file = file
    this.#width = columns.length
    const values = columns.map((name, at) => {
      const column = table.columns.find((other) => other.name === name)
      if (!column) throw unreadable(file, `table ${table.name} has no column ${name}`)
      return `(line->>${at})::${column.type}`
    })
    this.#insert = `insert into "${table.name}" (${columns.map((name) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from json_array_elements($1::json) as line`
  }

  async add(line: string): Promise<void> {
    if ((parse(this.#file, line) as RowLine).length !== this.#width)
      throw unreadable(this.#file, 'a row has the wrong length')
    this.#lines.push(line)
    this.#characters += line.length
    if (this.#lines.length >= ROWS_AN_INSERT || this.#characters >= CHARACTERS_AN_INSERT) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return
    await this.#session.run({ text: this.#insert, parameters: [`[${this.#lines.join(',')}]`] })
    this.#lines = []
    this.#characters = 0
  }
}

function parse(file: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw unreadable(file, 'a line is damaged', error)
  }
}
