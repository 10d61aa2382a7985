import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { postgis } from '@electric-sql/pglite-postgis'
import { asQueryError, QueryError } from '../errors.ts'
import { decode } from './decode.ts'
import type { Result, Statement } from './engine.ts'
import { rememberLibraryNames } from './library-names.ts'
import type { Answer, Request, Wake, WorkerStart } from './messages.ts'

const SESSION = `set TimeZone to 'UTC'; set DateStyle to 'ISO'; set bytea_output to 'hex'; set plan_cache_mode to force_custom_plan`
const SCRIPT_END = 'script-finished'

if (isMainThread || !parentPort) throw new Error('The embedded engine runs in a worker thread')
const port = parentPort
rememberLibraryNames()
const engine = await start(workerData as WorkerStart)
port.postMessage({ ok: true } satisfies Answer)
port.on('message', (request: Request) => {
  answer(request).then((reply) => port.postMessage(reply))
})

async function start({ directory, loadDump }: WorkerStart): Promise<PGlite> {
  const created = await PGlite.create({
    ...(directory ? { dataDir: directory } : {}),
    ...(loadDump ? { loadDataDir: new Blob([new Uint8Array(loadDump)]) } : {}),
    extensions: { postgis, btree_gist, pg_trgm },
  })
  // Values pass as text both ways (encode.ts, decode.ts).
  for (const oid of Object.keys(created.parsers)) created.parsers[oid] = (text) => text
  for (const oid of Object.keys(created.serializers)) created.serializers[oid] = String
  await created.exec(SESSION)
  return created
}

async function answer(request: Request): Promise<Answer> {
  try {
    return await perform(request)
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

async function perform(request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'once':
      return { ok: true, result: await once(request.opening, request.statement) }
    case 'begin':
      await begin(request.opening)
      return { ok: true }
    case 'run':
      return { ok: true, result: await run(request.statement) }
    case 'script':
      await script(request.text)
      return { ok: true }
    case 'commit':
      await commit()
      return { ok: true }
    case 'rollback':
      await engine.exec('rollback')
      return { ok: true }
    case 'listen':
      await engine.listen(request.channel, () => port.postMessage({ woken: request.channel } satisfies Wake))
      return { ok: true }
    case 'unlisten':
      await engine.unlisten(request.channel)
      return { ok: true }
    case 'vacuum':
      await engine.exec('vacuum analyze')
      return { ok: true }
    case 'ping':
      await engine.query('select 1')
      return { ok: true }
    case 'dump':
      return { ok: true, dump: new Uint8Array(await (await engine.dumpDataDir('gzip')).arrayBuffer()) }
    case 'close':
      await engine.close()
      return { ok: true }
  }
}

async function once(opening: Statement | null, statement: Statement): Promise<Result> {
  await begin(opening)
  try {
    const result = await run(statement)
    await commit()
    return result
  } catch (error) {
    await engine.exec('rollback')
    throw error
  }
}

async function begin(opening: Statement | null): Promise<void> {
  await engine.exec('begin')
  if (!opening) return
  try {
    await run(opening)
  } catch (error) {
    await engine.exec('rollback')
    throw error
  }
}

/** Deferred constraints speak here. */
async function commit(): Promise<void> {
  await engine.exec('commit').catch((error) => {
    throw asQueryError(error, 'commit')
  })
}

async function run({ text, parameters }: Statement): Promise<Result> {
  const result = await engine.query<(string | null)[]>(text, parameters, { rowMode: 'array' }).catch((error) => {
    throw asQueryError(error, text)
  })
  // A GEOS error ends the statement without rows and without an error: its command tag is missing.
  if (!result.command || result.command === '???') throw swallowed(text)
  const rows = result.rows.map((values) => {
    const row: Record<string, unknown> = {}
    result.fields.forEach((field, at) => {
      const value = values[at] ?? null
      row[field.name] = value === null ? null : decode(value, field.dataTypeID)
    })
    return row
  })
  return { rows, touched: result.rowCount ?? rows.length }
}

/** A swallowed error cuts a script short, so the last statement of all must have answered. */
async function script(text: string): Promise<void> {
  const results = await engine.exec(`${text}\n;select '${SCRIPT_END}' as mark`).catch((error) => {
    throw asQueryError(error, text)
  })
  const ended = results.at(-1)?.rows[0]?.['mark'] === SCRIPT_END
  if (!ended || results.some((result) => !result.command || result.command === '???')) throw swallowed(text)
}

function swallowed(text: string): QueryError {
  return new QueryError({
    message: `The statement failed inside the geometry library and gave no answer — in: ${text.replace(/\s+/g, ' ').trim().slice(0, 300)}`,
    code: 'XX000',
  })
}

function problemOf(error: unknown): QueryError['problem'] {
  if (error instanceof QueryError) return error.problem
  return { message: error instanceof Error ? error.message : String(error), code: 'XX000' }
}
