import { parentPort, workerData } from 'node:worker_threads'
import { searchSites } from './search-sites.ts'
import type { SiteJob, SiteMessage } from './site-job.ts'

/** One search a thread: it is ended from outside where it is cancelled. */
await searchSites(workerData as SiteJob, {
  tell: (message: SiteMessage) => parentPort?.postMessage(message),
  signal: { aborted: false },
  now: () => performance.now(),
})
