import { type SQL, sql } from 'drizzle-orm'

/** Takes `count` numbers of a series of a day (YYYY-MM-DD) and yields the last of them; the others are those before it. */
export function takeSerials(series: string, day: string, count: number): SQL {
  return sql`
    insert into serial_counter (series, day, last) values (${series}, ${day}::date, ${count}::int)
    on conflict (series, day) do update set last = serial_counter.last + excluded.last
    returning last`
}

/** Raises the counter of hazards over the numbers that files brought in. */
export function raiseHazardSerials(day: string): SQL {
  return sql`
    update serial_counter set last = greatest(last, (
      select coalesce(max(split_part(serial, '-', 2)::int), 0) from hazard
      where serial ~ ${`^${day.replaceAll('-', '')}-[0-9]{1,9}$`}))
    where series = 'hazard' and day = ${day}::date`
}
