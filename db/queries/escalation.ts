import { type SQL, sql } from 'drizzle-orm'
import type { HazardGrade } from '../vocabulary.ts'

export interface EscalationRuleRow {
  active: boolean
  overduePercent: number
  minGrade: HazardGrade
  changedByName: string | null
  changedAt: string | null
}

const columns = sql`active, overdue_percent as "overduePercent", min_grade as "minGrade", changed_by_name as "changedByName",
  changed_at as "changedAt"`

export function escalationRule(): SQL {
  return sql`select ${columns} from escalation_rule`
}

export function changeEscalationRule(
  rule: Pick<EscalationRuleRow, 'active' | 'overduePercent' | 'minGrade'>,
  by: { name: string; at: string },
): SQL {
  return sql`
    update escalation_rule set active = ${rule.active}, overdue_percent = ${rule.overduePercent}::int, min_grade = ${rule.minGrade},
      changed_by_name = ${by.name}, changed_at = ${by.at}::timestamptz
    returning ${columns}`
}

export interface OverdueRow {
  id: string
  clock: string
  startedAt: string
  dueAt: string
  toLevel: 'county' | 'prefecture'
}

/**
 * Open hazards whose clock is overdue by the rule's share of its length (county), or by twice as much (prefecture), and of which that is
 * not written down yet; longest overdue first.
 */
export function overdueToEscalate(input: {
  now: string
  overduePercent: number
  minGrade: HazardGrade
  limit: number
}): SQL {
  return sql`
    select h.id, e.clock, e."startedAt", e."dueAt", l.level as "toLevel"
    from hazard h, jsonb_to_recordset(h.clocks) as e(clock text, "startedAt" timestamptz(3), "stoppedAt" timestamptz(3), "dueAt" timestamptz(3)),
      (values ('county', 1), ('prefecture', 2)) as l(level, times)
    where h.state <> 'closedOut' and h.due_sort <= ${input.now}::timestamptz
      and (${input.minGrade} = 'general' or h.grade = 'major')
      and e."stoppedAt" is null
      and e."dueAt" + (e."dueAt" - e."startedAt") * (l.times * ${input.overduePercent}::int / 100.0) <= ${input.now}::timestamptz
      and not exists (select from escalation x
        where x.hazard_id = h.id and x.clock = e.clock and x.started_at = e."startedAt" and x.to_level = l.level)
    order by h.due_sort, l.times limit ${input.limit}::int`
}

/** Writes an escalation down and tells it as a live event; touches no row where that was done. */
export function writeEscalation(row: OverdueRow, input: { now: string; isNews: boolean }): SQL {
  return sql`
    with written as (
      insert into escalation (hazard_id, clock, started_at, to_level, at)
        values (${row.id}::uuid, ${row.clock}, ${row.startedAt}::timestamptz, ${row.toLevel}, ${input.now}::timestamptz)
      on conflict do nothing returning hazard_id),
    told as (
      insert into live_event (kind, ref, event, scope_code, at, data)
        select 'alert', h.id, 'escalated', h.scope_code, ${input.now}::timestamptz, jsonb_build_object('caseKind', 'hazard',
          'serial', h.serial, 'grade', h.grade, 'hazardKind', h.kind, 'clock', ${row.clock}::text, 'startedAt', ${row.startedAt}::timestamptz(3),
          'dueAt', ${row.dueAt}::timestamptz(3), 'toLevel', ${row.toLevel}::text)
        from written w join hazard h on h.id = w.hazard_id where ${input.isNews}::boolean)
    select hazard_id as id from written`
}
