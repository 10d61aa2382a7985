import { join } from 'node:path'
import { type Database, openDatabase, WHOLE_SYSTEM } from '@wangge/db'
import { type SQL, sql } from 'drizzle-orm'
import type { Place } from './engines.ts'

/** Opens the database of a product that is not running, hands it to `work`, and closes it. */
export async function lookInto<Result>(
  { dataDir, databaseUrl }: Place,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(
    databaseUrl === undefined ? { dataDir: join(dataDir, 'database') } : { url: databaseUrl },
  )
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** How many rows the query finds, seen by the whole system. */
export async function count(database: Database, from: SQL): Promise<number> {
  const [row] = await database.rows<{ found: number }>(WHOLE_SYSTEM, sql`select count(*)::int as found ${from}`)
  return row?.found ?? 0
}
