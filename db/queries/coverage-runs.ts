import { type SQL, sql } from 'drizzle-orm'
import type { RunState } from '../vocabulary.ts'

export interface RunRow {
  id: string
  state: RunState
  progress: number
  limitSeconds: number
  speedMetresPerSecond: number
  kinds: string[]
  snapLimitMetres: number
  /** Whole figures once the run is done; {} before. */
  stats: Record<string, number>
  problem: { code: string; params: Record<string, string> } | null
  createdAt: string
  finishedAt: string | null
  /** Of what went in, and of what came out; null while it runs, and of runs older than these. */
  inputDigest: string | null
  resultDigest: string | null
  /** The run that this one takes again, and its digests. */
  repeats: string | null
  repeatedInputDigest: string | null
  repeatedResultDigest: string | null
  networkId: string
  networkVersion: number
  networkSource: string
  networkChecksum: string
  networkCreatedAt: string
}

const columns = sql`
  r.id, r.state, r.progress, r.limit_seconds as "limitSeconds", r.speed_metres_per_second as "speedMetresPerSecond", r.kinds,
  r.snap_limit_metres as "snapLimitMetres", r.stats, r.problem, r.created_at as "createdAt", r.finished_at as "finishedAt",
  r.input_digest as "inputDigest", r.result_digest as "resultDigest", r.repeats,
  o.input_digest as "repeatedInputDigest", o.result_digest as "repeatedResultDigest",
  n.id as "networkId", n.version as "networkVersion", n.source as "networkSource", n.checksum as "networkChecksum",
  n.created_at as "networkCreatedAt"`

const joined = sql`
  coverage_run r join walk_network n on n.id = r.walk_network_id left join coverage_run o on o.id = r.repeats`

/** One run by its id. */
export function coverageRunById(id: string): SQL {
  return sql`select ${columns} from ${joined} where r.id = ${id}::uuid`
}

/** The latest finished run: the one whose figures are shown. */
export function latestCoverageRun(): SQL {
  return sql`
    select ${columns} from ${joined}
    where r.state = 'done' order by r.created_at desc, r.id desc limit 1`
}

/** Latest first; ids are UUIDv7, so they sort by the time of making. */
export function coverageRunPage(after: string | null, limit: number): SQL {
  return sql`
    select ${columns} from ${joined}
    where ${after}::uuid is null or r.id < ${after}::uuid
    order by r.id desc limit ${limit}::int`
}

/** How many runs are kept. */
export function coverageRunCount(): SQL {
  return sql`select count(*) as total from coverage_run`
}
