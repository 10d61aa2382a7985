import type { QueryProblem } from '../errors.ts'
import type { Result, Statement } from './engine.ts'

/** What the main thread asks of the worker, one at a time. */
export type Request =
  | { kind: 'once'; opening: Statement | null; statement: Statement }
  | { kind: 'begin'; opening: Statement | null }
  | { kind: 'run'; statement: Statement }
  | { kind: 'script'; text: string }
  | { kind: 'commit' }
  | { kind: 'rollback' }
  | { kind: 'listen'; channel: string }
  | { kind: 'unlisten'; channel: string }
  | { kind: 'vacuum' }
  | { kind: 'ping' }
  | { kind: 'dump' }
  | { kind: 'close' }

export type Answer = { ok: true; result?: Result; dump?: Uint8Array } | { ok: false; problem: QueryProblem }

/** What the worker says unasked: somebody notified a channel that is listened to. */
export interface Wake {
  woken: string
}

/** Where the worker finds or makes its files. */
export interface WorkerStart {
  /** Engine directory; absent = in memory. */
  directory: string | undefined
  loadDump: Uint8Array | undefined
}
