import { type SQL, sql } from 'drizzle-orm'
import { recordColumns } from './hazard-record.ts'

/** A clock that runs and counts days or hours of the calendar, or was extended by such. */
const OVER_CALENDAR = `$[*] ? (@.stoppedAt == null && (
  @.statutory.unit == "workingDay" || @.statutory.unit == "dutyHour" || @.promised.unit == "workingDay" || @.promised.unit == "dutyHour"
  || @.extensions[*].unit == "workingDay" || @.extensions[*].unit == "dutyHour"))`

/** The next open hazards by id on whose due times the calendar bears, locked until the end of the transaction. */
export function hazardsOverCalendar(afterId: string | null, limit: number): SQL {
  return sql`
    select h.id, ${recordColumns} from hazard h
    where h.state <> 'closedOut' and (${afterId}::uuid is null or h.id > ${afterId}::uuid)
      and jsonb_path_exists(h.clocks, ${OVER_CALENDAR}::jsonpath)
    order by h.id limit ${limit}::int for update of h`
}

export interface RecomputedRow {
  stream: string
  version: number
  payload: object
  /** ISO instant. */
  at: string
  clocks: object
  dueClock: string | null
  dueAt: string | null
  soonAt: string | null
  provisional: boolean
}

/** One event more in each stream. */
export function appendRecomputed(rows: readonly RecomputedRow[]): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select r.stream, r.version, 'hazard', 'clocksRecomputed', r.payload, r.at, r.at, 'system', 'system', 'system'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (stream uuid, version int, payload jsonb, at timestamptz)`
}

/** The rows as their streams say now. */
export function projectRecomputed(rows: readonly RecomputedRow[]): SQL {
  return sql`
    update hazard h set version = r.version, clocks = r.clocks, due_clock = r."dueClock", due_at = r."dueAt", soon_at = r."soonAt",
      provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (stream uuid, version int, clocks jsonb, "dueClock" text,
      "dueAt" timestamptz, "soonAt" timestamptz, provisional boolean)
    where h.id = r.stream`
}

/** The latest change of the calendar, or the latest time that the due times were counted anew, whichever came last. */
export function lastCalendarDeed(): SQL {
  return sql`
    select action, reason, subject_id as "subjectId" from audit_event
    where action in ('noticeImported', 'localDaySet', 'dutySet', 'clocksRecomputed')
    order by at desc, id desc limit 1`
}
