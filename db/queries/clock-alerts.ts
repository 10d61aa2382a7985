import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind } from '../vocabulary.ts'

export interface ReachedRow {
  /** Cases looked at: as many as were asked for means that there may be more. */
  cases: number
  /** Warnings that became live events. */
  soon: number
  /** Breaches that did. */
  breached: number
}

const CASES = {
  hazard: {
    table: sql`hazard`,
    isOpen: sql`c.state <> 'closedOut' and`,
    data: sql`'serial', c.serial, 'grade', c.grade, 'hazardKind', c.kind`,
  },
  consultation: { table: sql`consultation`, isOpen: sql``, data: sql`'serial', c.serial` },
  incident: { table: sql`fire_incident`, isOpen: sql``, data: sql`'serial', c.serial` },
} as const

/**
 * Looks at up to `limit` cases of a kind, the longest warned first, whose clocks have reached a step since they were looked at: each
 * step of each start of a clock is written down once, and told as a live event where it was reached after `newsAfter`. Where the
 * warning and the breach both lie behind, only the breach is told. The row's soon_at, which an index serves, is that of the clock due
 * first; one that is warned earlier and due later is warned with it.
 */
export function tellReachedClocks(kind: CaseKind, input: { now: string; newsAfter: string; limit: number }): SQL {
  const { table, isOpen, data } = CASES[kind]
  return sql`
    with candidate as materialized (
      select c.id, c.version, c.clocks, c.scope_code, jsonb_build_object('caseKind', ${kind}::text, ${data}) as data
      from ${table} c left join clock_watch w on w.stream = c.id
      where ${isOpen} c.soon_at <= ${input.now}::timestamptz
        and (w.stream is null or w.version <> c.version or w.next_at <= ${input.now}::timestamptz)
      order by c.soon_at limit ${input.limit}::int),
    running as materialized (
      select c.id, e.clock, e."startedAt" as started_at, e."soonAt" as soon_at, e."dueAt" as due_at
      from candidate c, jsonb_to_recordset(c.clocks) as e(clock text, "startedAt" timestamptz(3), "stoppedAt" timestamptz(3),
        "soonAt" timestamptz(3), "dueAt" timestamptz(3))
      where e."stoppedAt" is null),
    reached as (
      select id, clock, started_at, 'soon' as step, soon_at as at, due_at > ${input.now}::timestamptz as is_news
        from running where soon_at <= ${input.now}::timestamptz
      union all
      select id, clock, started_at, 'breached', due_at, true from running where due_at <= ${input.now}::timestamptz),
    written as (
      insert into clock_alert (stream, clock, started_at, step, case_kind, reached_at, told_at)
        select id, clock, started_at, step, ${kind}, at,
          case when is_news and at > ${input.newsAfter}::timestamptz then ${input.now}::timestamptz end
        from reached
      on conflict do nothing returning stream, clock, started_at, step, reached_at, told_at),
    watched as (
      insert into clock_watch (stream, version, next_at)
        select c.id, c.version, (
          select min(t.at) from running r, unnest(array[r.soon_at, r.due_at]) as t(at) where r.id = c.id and t.at > ${input.now}::timestamptz)
        from candidate c
      on conflict (stream) do update set version = excluded.version, next_at = excluded.next_at),
    told as (
      insert into live_event (kind, ref, event, scope_code, at, data)
        select 'alert', w.stream, case w.step when 'soon' then 'clockSoon' else 'clockBreached' end, c.scope_code, w.reached_at,
          c.data || jsonb_build_object('clock', w.clock, 'startedAt', w.started_at, 'dueAt', r.due_at)
        from written w join candidate c on c.id = w.stream
          join running r on r.id = w.stream and r.clock = w.clock and r.started_at = w.started_at
        where w.told_at is not null
        order by w.reached_at
      returning event)
    select (select count(*) from candidate)::int as cases,
      (select count(*) from told where event = 'clockSoon')::int as soon,
      (select count(*) from told where event = 'clockBreached')::int as breached`
}

/** Forgets the clocks of cases that are gone, or that ended before `endedBefore`. */
export function forgetClockAlerts(endedBefore: string): SQL {
  const isOver = (stream: SQL) => sql`
    not exists (select from hazard h where h.id = ${stream}
      and (h.state <> 'closedOut' or h.closed_out_at is null or h.closed_out_at >= ${endedBefore}::timestamptz))
    and not exists (select from consultation c where c.id = ${stream} and (c.soon_at is not null or c.asked_at >= ${endedBefore}::timestamptz))
    and not exists (select from fire_incident i where i.id = ${stream} and (i.soon_at is not null or i.reported_at >= ${endedBefore}::timestamptz))`
  return sql`
    with alerts as (delete from clock_alert a where ${isOver(sql`a.stream`)} returning 1),
    watches as (delete from clock_watch w where ${isOver(sql`w.stream`)} returning 1)
    select (select count(*) from alerts)::int as alerts, (select count(*) from watches)::int as watches`
}
