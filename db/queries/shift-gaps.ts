import { type SQL, sql } from 'drizzle-orm'

/** Writes down, once for a shift and a township, that cells have no team in it, and tells it; yields a row where that is new. */
export function writeShiftGap(gap: {
  day: string
  kind: string
  townshipCode: string
  cells: number
  /** Some of them, by name. */
  names: readonly string[]
  startsAt: string
  now: string
}): SQL {
  return sql`
    with written as (
      insert into shift_gap_alert (day, kind, township_code, cells, at)
        values (${gap.day}::date, ${gap.kind}, ${gap.townshipCode}, ${gap.cells}::int, ${gap.now}::timestamptz)
      on conflict do nothing returning township_code)
    insert into live_event (kind, event, scope_code, at, data)
      select 'alert', 'shiftGap', township_code, ${gap.now}::timestamptz, jsonb_build_object('day', ${gap.day}::text, 'shiftKind', ${gap.kind}::text,
        'startsAt', ${gap.startsAt}::text, 'cells', ${gap.cells}::int, 'names', ${JSON.stringify(gap.names)}::jsonb)
      from written returning seq`
}

/** Forgets the gaps of shifts before a day. */
export function forgetShiftGaps(before: string): SQL {
  return sql`delete from shift_gap_alert where day < ${before}::date`
}
