import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind, HazardGrade } from '../vocabulary.ts'

/** Where reading goes on: after the last number that was decided upon, or, the first time, after all that there is. */
export function readCursor(): SQL {
  return sql`
    select coalesce(c.last_number, l.last) as after, l.last as until, c.last_number is null as "isNew"
    from live_counter l left join message_cursor c on true`
}

export function writeCursor(lastNumber: number): SQL {
  return sql`
    insert into message_cursor (last_number) values (${lastNumber}::bigint)
    on conflict (id) do update set last_number = excluded.last_number`
}

export interface HeardRow {
  number: number
  kind: 'hazard' | 'dispatch' | 'alert'
  ref: string | null
  event: string
  scopeCode: string | null
  at: string
  data: Record<string, unknown>
}

/** Of the live events of which somebody may be told, those after one number and up to another, in their order. */
export function eventsToTell(after: number, until: number, limit: number): SQL {
  return sql`
    select number, kind, ref, event, scope_code as "scopeCode", at, data from live_event
    where number > ${after}::bigint and number <= ${until}::bigint and (
      (kind = 'alert' and event <> 'message')
      or (kind = 'hazard' and event in ('reported', 'verified', 'corrected') and ref is not null)
      or (kind = 'dispatch' and event = 'timedOut'))
    order by number limit ${limit}::int`
}

export interface ToldCaseRow {
  id: string
  caseKind: CaseKind
  serial: string
  kind: string | null
  grade: HazardGrade | null
  kindZh: string | null
  kindEn: string | null
  /** The community, or what of it is known. */
  areaName: string | null
  scopeCode: string
}

/** What a message says of cases: no address, no words of theirs. */
export function casesToTell(ids: readonly string[]): SQL {
  const named = sql`any(${sql.param([...ids])}::uuid[])`
  const area = (scope: SQL) => sql`(
    select string_agg(c.name, ' ' order by length(c.code), c.code) from grid_cell c
    where c.code in (rpad(left(${scope}, 9), 12, '0'), left(${scope}, 12)))`
  return sql`
    select h.id, 'hazard' as "caseKind", h.serial, h.kind, h.grade, k.name_zh as "kindZh", k.name_en as "kindEn",
      ${area(sql`h.scope_code`)} as "areaName", h.scope_code as "scopeCode"
    from hazard h left join hazard_kind k on k.key = h.kind where h.id = ${named}
    union all
    select q.id, 'consultation', q.serial, null, null, null, null, ${area(sql`q.scope_code`)}, q.scope_code
    from consultation q where q.id = ${named}
    union all
    select i.id, 'incident', i.serial, null, null, null, null, ${area(sql`i.scope_code`)}, i.scope_code
    from fire_incident i where i.id = ${named}`
}

/** What shifts and townships are called. */
export function namesOfGap(shiftKind: string, townshipCode: string): SQL {
  return sql`
    select (select name_zh from shift_kind where key = ${shiftKind}) as "shiftZh", (select name_en from shift_kind where key = ${shiftKind}) as "shiftEn",
      (select name from grid_cell where code = ${townshipCode}) as "areaName"`
}

/** Puts a message where the open pages hear it. */
export function tellPages(message: { deliveryId: string; scopeCode: string; at: string; data: object }): SQL {
  return sql`
    insert into live_event (kind, ref, event, scope_code, at, data)
    values ('alert', ${message.deliveryId}::uuid, 'message', ${message.scopeCode}, ${message.at}::timestamptz,
      ${JSON.stringify(message.data)}::jsonb)`
}
