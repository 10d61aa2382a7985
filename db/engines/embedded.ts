import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseFaultError, QueryError } from '../errors.ts'
import { embeddedWorkerFile } from '../places.ts'
import type { Engine, Result, Session, Statement } from './engine.ts'
import { lockDirectory } from './lock.ts'
import type { Answer, Request, Wake, WorkerStart } from './messages.ts'
import { strict } from './strict.ts'

export interface EmbeddedEngine extends Engine {
  readonly kind: 'embedded'
  /** The whole engine directory as a gzipped tar, for `loadDump`. */
  dump(): Promise<Uint8Array>
}

/**
 * PGlite in a worker thread. One session: an interactive transaction holds it alone, the others wait their turn.
 * A running query can be neither cancelled nor timed out here.
 */
export async function openEmbedded(
  dataDir: string | undefined,
  loadDump: Uint8Array | undefined,
): Promise<EmbeddedEngine> {
  const unlock = dataDir === undefined ? () => {} : lockDirectory(dataDir)
  try {
    const directory = dataDir === undefined ? undefined : prepareDirectory(dataDir)
    const link = await startWorker({ directory, loadDump })
    if (dataDir !== undefined) writeFileSync(join(dataDir, READY_MARK), '')
    return overLink(link, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** Present once the engine's files are whole. */
const READY_MARK = 'ready'

/** A start killed while it was still making the files leaves half of them and nothing acknowledged: it begins again. */
function prepareDirectory(dataDir: string): string {
  const directory = join(dataDir, 'engine')
  if (existsSync(directory) && !existsSync(join(dataDir, READY_MARK))) rmSync(directory, { recursive: true })
  return directory
}

interface Link {
  ask(request: Request): Promise<Extract<Answer, { ok: true }>>
  /** Told of each channel that was notified. */
  onWoken(tell: (channel: string) => void): void
  stop(): Promise<void>
}

async function startWorker(workerData: WorkerStart): Promise<Link> {
  const worker = new Worker(embeddedWorkerFile(), { workerData })
  let waiting: { resolve(answer: Answer): void; reject(error: unknown): void } | null = null
  let dead: Error | null = null
  const next = () =>
    new Promise<Answer>((resolve, reject) => {
      if (dead) reject(dead)
      waiting = { resolve, reject }
    })
  let tellWoken: (channel: string) => void = () => {}
  worker.on('message', (message: Answer | Wake) => {
    if ('woken' in message) tellWoken(message.woken)
    else waiting?.resolve(message)
  })
  const die = (cause: unknown) => {
    dead ??= new DatabaseFaultError(
      'engine-stopped',
      `The embedded engine stopped: ${cause instanceof Error ? cause.message : cause}`,
      {},
      { cause },
    )
    waiting?.reject(dead)
  }
  worker.on('error', die)
  worker.on('exit', (code) => die(`exit code ${code}`))
  await next()
  return {
    ask: async (request) => {
      if (dead) throw dead
      const reply = next()
      worker.postMessage(request)
      const answer = await reply
      if (!answer.ok) throw new QueryError(answer.problem)
      return answer
    },
    onWoken: (tell) => {
      tellWoken = tell
    },
    stop: async () => {
      await worker.terminate()
    },
  }
}

function overLink(link: Link, unlock: () => void): EmbeddedEngine {
  const inTurn = makeQueue()
  const ask = (request: Request) => inTurn(() => link.ask(request))
  const run = async (statement: Statement): Promise<Result> =>
    (await link.ask({ kind: 'run', statement })).result as Result
  let closing: Promise<void> | null = null
  return {
    kind: 'embedded',
    once: async (opening, statement) => (await ask({ kind: 'once', opening, statement })).result as Result,
    session: <T>(opening: Statement | null, work: (session: Session) => Promise<T>) =>
      inTurn(async () => {
        await link.ask({ kind: 'begin', opening })
        let value: T
        // Statements of one transaction that were not awaited still go one by one.
        const inOrder = makeQueue()
        const { session, finish } = strict({
          run: (statement) => inOrder(() => run(statement)),
          script: (text) => inOrder(async () => void (await link.ask({ kind: 'script', text }))),
        })
        try {
          value = await work(session)
          await inOrder(async () => {})
          finish()
        } catch (error) {
          await inOrder(() => link.ask({ kind: 'rollback' }))
          throw error
        }
        await link.ask({ kind: 'commit' })
        return value
      }),
    listen: listening(link, ask),
    vacuum: async () => void (await ask({ kind: 'vacuum' })),
    ping: async () => void (await ask({ kind: 'ping' })),
    dump: async () => (await ask({ kind: 'dump' })).dump as Uint8Array,
    close: () => {
      closing ??= inTurn(async () => {
        await link.ask({ kind: 'close' }).catch(() => {})
        await link.stop()
        unlock()
      })
      return closing
    },
  }
}

/** The engine listens to a channel as long as anybody here does. */
function listening(link: Link, ask: (request: Request) => Promise<unknown>): Engine['listen'] {
  const channels = new Map<string, Set<() => void>>()
  link.onWoken((channel) => {
    for (const wake of channels.get(channel) ?? []) wake()
  })
  return async (channel, onWake) => {
    const wake = () => onWake()
    const listeners = channels.get(channel) ?? new Set()
    channels.set(channel, listeners.add(wake))
    if (listeners.size === 1) await ask({ kind: 'listen', channel })
    return async () => {
      if (!listeners.delete(wake) || listeners.size > 0) return
      channels.delete(channel)
      await ask({ kind: 'unlisten', channel })
    }
  }
}

/** Runs what it is given one after the other; a failure does not hold up the next. */
function makeQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
