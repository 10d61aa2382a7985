import { type SQL, sql } from 'drizzle-orm'
import type { LiveKind } from '../vocabulary.ts'

export interface LiveEventRow {
  number: number
  kind: LiveKind
  /** The case, dispatch, team, run or shift; null where one event speaks for many. */
  id: string | null
  event: string
  /** Area that may see it; null = everybody. */
  scopeCode: string | null
  alsoCode: string | null
  at: string
  data: Record<string, unknown>
}

const columns = sql`e.number, e.kind, e.ref as id, e.event, e.scope_code as "scopeCode", e.also_code as "alsoCode", e.at, e.data`

/** The next events after a number, in their order. */
export function liveEventsAfter(number: number, limit: number): SQL {
  return sql`
    select ${columns} from live_event e where e.number > ${number}::bigint order by e.number limit ${limit}::int`
}

/** Who listens: to codes of [from, to), or to everything he may see; to some kinds, or to all. */
export interface Audience {
  area: { from: string; to: string } | null
  kinds: readonly LiveKind[] | null
}

/** What an audience has missed after one number up to another, in its order. */
export function missedLiveEvents(after: number, upTo: number, { area, kinds }: Audience, limit: number): SQL {
  return sql`
    select ${columns} from live_event e
    where e.number > ${after}::bigint and e.number <= ${upTo}::bigint
      and (${kinds ? sql.param([...kinds]) : null}::text[] is null or e.kind = any(${kinds ? sql.param([...kinds]) : null}::text[]))
      and (${area?.from ?? null}::text is null or e.scope_code is null
        or (e.scope_code ~>=~ ${area?.from ?? null}::text and e.scope_code ~<~ ${area?.to ?? null}::text)
        or (e.also_code ~>=~ ${area?.from ?? null}::text and e.also_code ~<~ ${area?.to ?? null}::text))
    order by e.number limit ${limit}::int`
}

export interface KeptEventsRow {
  /** The last number given. */
  last: number
  /** The oldest that is kept; the next one to be given where none is. */
  oldest: number
}

/** Which events can be told. */
export function keptLiveEvents(): SQL {
  return sql`
    select last, coalesce((select number from live_event where number is not null order by number limit 1), last + 1) as oldest
    from live_counter`
}

/** Numbers what is committed and has none; how many. */
export function numberLiveEvents(): SQL {
  return sql`select number_live_events() as numbered`
}

/** Of the oldest events, so many at most, those that were numbered so long ago go; how many went. */
export function forgetLiveEvents(keepSeconds: number, limit: number): SQL {
  return sql`
    with oldest as (
      select number, numbered_at from live_event where number is not null order by number limit ${limit}::int)
    delete from live_event e using oldest o
    where e.number = o.number and o.numbered_at < now() - make_interval(secs => ${keepSeconds}::float8)`
}
