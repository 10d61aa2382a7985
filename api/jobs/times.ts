import { Cron } from 'croner'

/** The first time after `now` that a cron line names, read in a zone. Throws where the line names none any more. */
export function nextTime(cron: string, now: Date, zone: string): Date {
  return named(new Cron(cron, { timezone: zone }).nextRun(now), cron)
}

/** The last time before `now` that a cron line names. */
export function lastTime(cron: string, now: Date, zone: string): Date {
  return named(new Cron(cron, { timezone: zone }).previousRuns(1, now)[0], cron)
}

function named(time: Date | null | undefined, cron: string): Date {
  if (!time) throw new RangeError(`No time is named by ${cron}`)
  return time
}
