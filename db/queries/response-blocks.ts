import { type SQL, sql } from 'drizzle-orm'

/** Computes the facts of at most `most` queued cases, and says of how many. As `app_system`. */
export function flushResponse(most: number): SQL {
  return sql`select response_flush(${most}::int) as computed`
}

/** A township's month of a data set. The same version has the same facts. */
export interface ResponseBlockRow {
  dataset: number
  township: number
  /** Its first day, YYYY-MM-DD. */
  month: string
  version: string
}

export interface BlockSpan {
  /** Null = every data set. */
  dataset: number | null
  /** Null = all that the asker sees. */
  township: number | null
  /** YYYY-MM-DD, both inclusive. */
  from: string
  to: string
}

/** The blocks that the asker sees whole. */
export function responseBlocks({ dataset, township, from, to }: BlockSpan): SQL {
  return sql`
    select dataset, township, month::text, version::text from response_block
    where (${dataset}::int is null or dataset = ${dataset}::int) and (${township}::int is null or township = ${township}::int)
      and month between date_trunc('month', ${from}::date) and ${to}::date
    order by dataset, township, month`
}

export interface ResponseFactsRow extends ResponseBlockRow {
  /** FACT_BYTES a case, those that wait first; null without cases. */
  facts: Uint8Array | null
  /** DUE_BYTES a case that waits, in the same order. */
  dues: Uint8Array | null
}

/** The facts of these blocks with the version that they are of. */
export function responseBlockFacts(blocks: readonly ResponseBlockRow[]): SQL {
  const keys = JSON.stringify(blocks.map(({ dataset, township, month }) => ({ dataset, township, month })))
  return sql`
    select b.dataset, b.township, b.month::text, b.version::text, f.facts, f.dues
    from jsonb_to_recordset(${keys}::jsonb) as k (dataset int, township int, month date)
    join response_block b using (dataset, township, month)
    cross join lateral (
      select ${packed} from (
        select f.* from response_case f
        where f.township = b.township and f.day >= b.month and f.day < b.month + interval '1 month' and f.dataset = b.dataset
        order by f.waits desc offset 0) f) f`
}

/** The facts that the asker sees of townships of which he sees a part. */
export function responseOwnFacts({ dataset, township, from, to }: BlockSpan): SQL {
  const isWanted = sql`(${dataset}::int is null or f.dataset = ${dataset}::int)
    and (${township}::int is null or f.township = ${township}::int) and f.day between ${from}::date and ${to}::date`
  return sql`
    select b.dataset, b.township, ${from} as month, '' as version, f.facts, f.dues
    from (select distinct f.dataset, f.township from response_case f where ${isWanted}) b
    cross join lateral (
      select ${packed} from (
        select f.* from response_case f
        where ${isWanted} and f.township = b.township and f.dataset = b.dataset order by f.waits desc offset 0) f) f`
}

export const FACT_BYTES = 88
export const DUE_BYTES = 40

const milliseconds = (instant: SQL) =>
  sql`float8send(coalesce(extract(epoch from ${instant})::float8 * 1000, 'infinity'))`

/**
 * Big-endian. A case: day since 1970, community, place, kind, source, traits (weekday × 24 + hour in 8 bits, standing in 2, found by
 * patrols, major, reason in 3, has a feedback clock), team, the eight steps as 0008 packs them, and the case's id. A case that waits: when it was
 * reported, feedback, verify, rectify are due, and since when a team is sent, in milliseconds.
 */
const packed = sql`
  string_agg(int4send(f.day - date '1970-01-01') || int4send(f.community) || int4send(f.place) || int4send(f.kind) || int4send(f.source)
    || int4send(f.weekday * 24 + f.hour + (f.standing << 8) + (f.self_found::int << 10) + (f.is_major::int << 11) + (f.reason << 12)
      + ((f.clock_bits & 1) << 15))
    || uuid_send(coalesce(f.team_id, '00000000-0000-0000-0000-000000000000')) || f.steps || uuid_send(f.case_id), '') as facts,
  string_agg(${milliseconds(sql`f.reported_at`)} || ${milliseconds(sql`f.feedback_due`)} || ${milliseconds(sql`f.verify_due`)}
    || ${milliseconds(sql`f.rectify_due`)} || ${milliseconds(sql`f.arrive_from`)}, '') filter (where f.waits) as dues`
