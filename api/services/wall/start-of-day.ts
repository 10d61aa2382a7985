import { wallClockIn } from '../days.ts'

/** The instant at which the day of `at` began on the wall clock of `zone`. */
export function startOfDay(zone: string, at: Date): Date {
  const local = wallClockIn(zone, at)
  const sinceMidnightMs =
    ((local.getHours() * 60 + local.getMinutes()) * 60 + local.getSeconds()) * 1000 + at.getMilliseconds()
  return new Date(at.getTime() - sinceMidnightMs)
}
