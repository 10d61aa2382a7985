import type { SQL } from 'drizzle-orm'
import type { Level, Role } from './vocabulary.ts'

/** Who asks. Made once per request; opens every transaction; row-level security reads it. */
export interface Context {
  /** `app_user` serves people and obeys their scope; `app_system` runs jobs and imports over everything. */
  as: 'app_user' | 'app_system'
  personId: string
  /** The person's name as trails and conflicts show it. */
  personName: string
  role: Role
  /** Area a person may see: matched by the level's fixed prefix length. `null` = everything (administrator of the deployment). */
  scope: { level: Level; code: string } | null
  /**
   * Each connection plans a statement once and keeps the plan: for statements that find their rows by key, and come by the hundred
   * a second (an intake costs PostgreSQL half as much). Others are planned each time, with the scope they run under.
   */
  keepsPlans?: true
  /** Sums up hundreds of thousands of rows: sorted in memory, by one process, so that others keep their turn. */
  sums?: true
  /**
   * Its commit does not wait for the disk (PostgreSQL's asynchronous commit): the next one that does takes it along. For what may be lost
   * with the last moment before a power cut, as nobody was told of it yet.
   */
  waitsForNoDisk?: true
}

/** One open transaction. Rows come back alike from both engines: int8 as number, bytea as Uint8Array, timestamps as ISO strings with Z, json parsed. */
export interface Transaction {
  rows<Row extends object>(query: SQL): Promise<Row[]>
  /** Like `rows` for a query that must yield exactly one row. */
  one<Row extends object>(query: SQL): Promise<Row>
  /** Runs a query for its effect and returns the number of rows it touched. */
  run(query: SQL): Promise<number>
  /** What follows runs as another asks: for requests that are written together, each under its own scope. */
  continueAs(context: Context): Promise<void>
}

export interface Database {
  readonly engine: 'postgis' | 'embedded'
  /** Opens a transaction under the context, commits when `work` returns, rolls back when it throws. */
  transaction<T>(context: Context, work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * One query in a transaction of its own: a single message to the embedded worker. When `signal` aborts, PostGIS stops working on it
   * and QueryError 57014 is thrown; the embedded engine cannot stop.
   */
  rows<Row extends object>(context: Context, query: SQL, options?: { signal?: AbortSignal | undefined }): Promise<Row[]>
  /**
   * Calls `onWake` after a NOTIFY on the channel, and each time a broken connection is there again, since what was said meanwhile is
   * lost. What was written is to be read: no payload is handed on. Returns how to stop.
   */
  listen(channel: string, onWake: () => void): Promise<() => Promise<void>>
  /** Waits until the engine answers; used by /ready. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface OpenOptions {
  /** PostGIS connection string; absent = embedded. */
  url?: string | undefined
  /** Directory of the embedded engine's files; absent with no url = in memory (tests). */
  dataDir?: string | undefined
  /** Gzipped dump to start an in-memory or empty embedded engine from (tests, restore). */
  loadDump?: Uint8Array | undefined
}
