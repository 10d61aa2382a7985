import { type SQL, sql } from 'drizzle-orm'

export interface CalendarRow {
  version: number
  dutyFrom: string
  dutyTo: string
  countsStartDay: boolean
  years: { year: number; source: string; createdBy: string; createdAt: string }[]
  days: { day: string; kind: 'work' | 'rest'; name: string; origin: 'notice' | 'local' }[]
  provisionalHazards: number
}

/** Duty hours, the years whose notice is known, and the listed days of one year, or of all. */
export function readCalendar(year: number | null): SQL {
  return sql`
    select version, duty_from as "dutyFrom", duty_to as "dutyTo", counts_start_day as "countsStartDay",
      (select coalesce(json_agg(json_build_object('year', year, 'source', source, 'createdBy', created_by,
          'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by year), '[]')
        from calendar_year) as years,
      (select coalesce(json_agg(json_build_object('day', day, 'kind', kind, 'name', name, 'origin', origin) order by day, origin desc), '[]')
        from calendar_day where ${year}::int is null or extract(year from day) = ${year}::int) as days,
      (select count(*) from hazard where provisional and state <> 'closedOut') as "provisionalHazards"
    from ledger_config`
}

/** Takes out what a year's notice said before. */
export function clearNotice(year: number): SQL {
  return sql`delete from calendar_day where origin = 'notice' and extract(year from day) = ${year}::int`
}

/** What a notice says of its days. */
export function insertNoticeDays(days: readonly { day: string; kind: string; name: string }[]): SQL {
  return sql`
    insert into calendar_day (day, kind, name, origin)
    select d.day, d.kind, d.name, 'notice' from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (day date, kind text, name text)
    on conflict (day, origin) do update set kind = excluded.kind, name = excluded.name`
}

/** The year counts as published from now on. */
export function putYear(year: number, { source, by, now }: { source: string; by: string; now: string }): SQL {
  return sql`
    insert into calendar_year (year, source, created_by, created_at) values (${year}::int, ${source}, ${by}, ${now}::timestamptz)
    on conflict (year) do update set source = excluded.source, created_by = excluded.created_by, created_at = excluded.created_at`
}

/** What is so here and nowhere else. */
export function putLocalDay({ day, kind, name }: { day: string; kind: string; name: string }): SQL {
  return sql`
    insert into calendar_day (day, kind, name, origin) values (${day}::date, ${kind}, ${name}, 'local')
    on conflict (day, origin) do update set kind = excluded.kind, name = excluded.name`
}

export function deleteLocalDay(day: string): SQL {
  return sql`delete from calendar_day where day = ${day}::date and origin = 'local'`
}

/** When duty begins and ends (HH:mm), and whether the day of the start counts for new clocks. */
export function putDuty({
  dutyFrom,
  dutyTo,
  countsStartDay,
}: {
  dutyFrom: string
  dutyTo: string
  countsStartDay: boolean
}): SQL {
  return sql`
    update ledger_config set duty_from = ${dutyFrom}, duty_to = ${dutyTo}, counts_start_day = ${countsStartDay}::boolean`
}
