import { type SQL, sql } from 'drizzle-orm'

/**
 * Whether team `t` is on duty at a moment: as `team_on_duty` says of one team, for queries over thousands, whose shifts are looked up
 * together. A shift begins on its day in the deployment's zone and lasts at most 24 hours.
 */
export function isOnDuty(now: string): SQL {
  return sql`(t.duty = 'on' or t.duty = 'byRoster' and t.id in (
    select s.team_id from shift s
    where s.day between (${now}::timestamptz at time zone 'UTC')::date - 2 and (${now}::timestamptz at time zone 'UTC')::date + 1
      and s.period @> ${now}::timestamptz))`
}

/** What people are shown of team `t`: `off` where it is not on duty, else what it does. */
export function stateShown(now: string): SQL {
  return sql`case when ${isOnDuty(now)} then t.state else 'off' end`
}
