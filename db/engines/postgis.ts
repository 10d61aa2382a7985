import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { asQueryError, QueryError } from '../errors.ts'
import { decode } from './decode.ts'
import type { Engine, Result, Session, Statement } from './engine.ts'
import { strict } from './strict.ts'

const POOL_SIZE = 10

/** PostgreSQL with PostGIS through postgres.js. Values pass as text both ways (encode.ts, decode.ts); the driver's own types are off. */
export function openPostgis(url: string): Engine {
  const client = postgres(url, {
    max: POOL_SIZE,
    fetch_types: false,
    onnotice: () => {},
    // Seconds until the next attempt: a server that was away is found again at once, and is not asked by everybody at the same moment.
    backoff: () => 0.25 + Math.random() / 4,
    connection: {
      application_name: 'wangge',
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      bytea_output: 'hex',
      // A generic plan would not know the scope it runs under, and would leave the scope index aside.
      plan_cache_mode: 'force_custom_plan',
      // Compiling a plan took 190 ms of a tally's 700 over a million hazards; nothing here runs long enough to win that back.
      jit: 'off',
    },
  })
  for (const oid of Object.keys(client.options.serializers)) client.options.serializers[Number(oid)] = String

  const engine: Engine = {
    kind: 'postgis',
    once: (opening, statement, signal) =>
      client
        .begin(async (connection) => {
          if (signal) {
            if (opening) await run(connection, opening)
            return await cancellable(connection, statement, signal)
          }
          // Sent without waiting for the opening's answer: a failed opening aborts the transaction, and this with it.
          const [, result] = await Promise.all([opening && run(connection, opening), run(connection, statement)])
          return result
        })
        .catch((error) => {
          throw asQueryError(error, statement.text)
        }),
    session: async <T>(opening: Statement | null, work: (session: Session) => Promise<T>): Promise<T> => {
      const outcome = await client
        .begin(async (connection) => {
          const { session, finish } = strict(over(connection))
          // Not waited for before the work begins: a failed opening aborts the transaction, and every statement after it.
          const opened = opening ? run(connection, opening) : Promise.resolve()
          opened.catch(() => {})
          const value = await work(session).catch(async (error) => {
            await opened
            throw error
          })
          await opened
          finish()
          return { value }
        })
        .catch((error) => {
          // Deferred constraints speak at the COMMIT.
          throw asQueryError(error, 'commit')
        })
      return outcome.value
    },
    listen: async (channel, onWake) => {
      // A connection of its own, which comes back by itself and says so.
      const { unlisten } = await client.listen(channel, onWake, onWake)
      return () => unlisten()
    },
    vacuum: async () => {
      await client.unsafe('vacuum analyze')
    },
    ping: async () => {
      await client.unsafe('select 1')
    },
    close: () => client.end({ timeout: 5 }),
  }
  return engine
}

function over(connection: postgres.TransactionSql): Session {
  return {
    run: (statement) => run(connection, statement),
    script: async (text) => {
      await connection
        .unsafe(text)
        .simple()
        .catch((error) => {
          throw asQueryError(error, text)
        })
    },
  }
}

/** How long a cancelling that came after the end may still be on its way to the server. */
const LATE_CANCEL_MS = 100

/** Stopped on the server when the signal aborts. */
async function cancellable(
  connection: postgres.TransactionSql,
  statement: Statement,
  signal: AbortSignal,
): Promise<Result> {
  if (signal.aborted) throw new QueryError({ message: 'cancelled before it began', code: '57014' })
  const query = asked(connection, statement)
  const cancel = () => query.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const result = await answered(query, statement)
    // It must not hit what this connection does next.
    if (signal.aborted) await sleep(LATE_CANCEL_MS)
    return result
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

const run = (connection: postgres.TransactionSql, statement: Statement): Promise<Result> =>
  answered(asked(connection, statement), statement)

const asked = (connection: postgres.TransactionSql, { text, parameters }: Statement) =>
  connection.unsafe(text, parameters, { prepare: true }).raw()

async function answered(query: ReturnType<typeof asked>, statement: Statement): Promise<Result> {
  const result = await query.catch((error) => {
    throw asQueryError(error, statement.text)
  })
  const columns = result.columns ?? []
  const rows = result.map((values) => {
    const row: Record<string, unknown> = {}
    columns.forEach((column, at) => {
      const value = values[at] as Buffer | null
      row[column.name] = value === null ? null : decode(value.toString('utf8'), column.type)
    })
    return row
  })
  return { rows, touched: result.count ?? rows.length }
}
