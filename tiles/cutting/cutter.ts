import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { type CutReply, type CutRequest, createShelf } from './shelf.ts'

/** Sends requests to wherever tiles are cut. */
export interface Cutter {
  ask(request: CutRequest): Promise<CutReply>
  close(): Promise<void>
}

/** Cuts in a worker thread where the worker has been built (`npm run build -w tiles`), else in process: tests from source. */
export function createCutter(workerPath: string | null = builtWorker()): Cutter {
  return workerPath === null ? inProcess() : inWorker(workerPath)
}

function builtWorker(): string | null {
  try {
    const path = createRequire(import.meta.url).resolve('@wangge/tiles/worker')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

function inProcess(): Cutter {
  const shelf = createShelf()
  return { ask: async (request) => shelf(request), close: async () => {} }
}

function inWorker(path: string): Cutter {
  const waiting = new Map<number, { resolve: (reply: CutReply) => void; reject: (error: Error) => void }>()
  let nextId = 0
  let worker: Worker | null = null

  /** A worker that dies (out of memory) fails what it was asked and is started again by the next request. */
  const start = (): Worker => {
    const started = new Worker(path)
    started.unref()
    started.on('message', ({ id, reply }: { id: number; reply: CutReply }) => {
      waiting.get(id)?.resolve(reply)
      waiting.delete(id)
    })
    const fail = (error: Error) => {
      if (worker === started) worker = null
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on('error', fail)
    started.on('exit', (code) => fail(new Error(`tile worker ended with code ${code}`)))
    return started
  }

  return {
    ask(request) {
      worker ??= start()
      const id = nextId++
      const running = worker
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        // A worker that is waited for keeps the process alive; an idle one does not.
        running.ref()
        running.postMessage({ id, request })
      }).finally(() => {
        if (waiting.size === 0) running.unref()
      }) as Promise<CutReply>
    },
    async close() {
      const running = worker
      worker = null
      await running?.terminate()
    },
  }
}
