import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { searchSites } from './search-sites.ts'
import type { SiteJob, SiteMessage } from './site-job.ts'

/** Where searches for sites run, so that no request waits for one. */
export interface SiteSearches {
  /** `tell` hears everything; after `done`, `failed` or `refused` there is nothing more. An error of the machinery is `failed` too. */
  start(job: SiteJob, tell: (message: SiteMessage) => void): { stop(): void }
  close(): Promise<void>
}

/** A thread for each search where the worker has been built, else this thread: tests from source. */
export function createSiteSearches(workerPath: string | null = builtWorker()): SiteSearches {
  return workerPath === null ? inProcess() : inWorkers(workerPath)
}

/** Beside the bundle that this is part of. */
function builtWorker(): string | null {
  const path = fileURLToPath(new URL('./site-worker.js', import.meta.url))
  return existsSync(path) ? path : null
}

const isLast = ({ type }: SiteMessage): boolean => type === 'done' || type === 'failed' || type === 'refused'
const broken = (error: unknown): SiteMessage => ({
  type: 'failed',
  problem: { code: 'internal', params: { detail: error instanceof Error ? error.message : String(error) } },
})

function inWorkers(path: string): SiteSearches {
  const workers = new Set<Worker>()
  return {
    start(job, tell) {
      const worker = new Worker(path, { workerData: job })
      workers.add(worker)
      let isOver = false
      const hear = (message: SiteMessage) => {
        if (isOver) return
        isOver = isLast(message)
        tell(message)
      }
      worker.on('message', hear)
      worker.on('error', (error) => hear(broken(error)))
      worker.on('exit', (code) => {
        workers.delete(worker)
        hear(broken(`the search ended with code ${code}`))
      })
      return {
        stop() {
          isOver = true
          void worker.terminate()
        },
      }
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}

function inProcess(): SiteSearches {
  const signals = new Set<{ aborted: boolean }>()
  return {
    start(job, tell) {
      const signal = { aborted: false }
      signals.add(signal)
      const hear = (message: SiteMessage) => {
        if (!signal.aborted) tell(message)
      }
      searchSites(job, { tell: hear, signal, now: () => performance.now() })
        .catch((error: unknown) => hear(broken(error)))
        .finally(() => signals.delete(signal))
      return {
        stop() {
          signal.aborted = true
        },
      }
    },
    async close() {
      for (const signal of signals) signal.aborted = true
    },
  }
}
