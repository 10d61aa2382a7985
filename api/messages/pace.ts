import { wallClockIn } from '../services/days.ts'

/** Tries of one message: the last comes some two and a half hours after the first. */
export const MOST_ATTEMPTS = 10
const FIRST_SECONDS = 10
const LONGEST_SECONDS = 3600

/** Seconds before the next try after so many: doubled each time up to an hour, spread by a quarter so that many do not come at once. */
export function pauseSeconds(attempts: number, random: () => number): number {
  const whole = Math.min(FIRST_SECONDS * 2 ** (attempts - 1), LONGEST_SECONDS)
  return whole * (0.75 + 0.5 * random())
}

/** Seconds for which a receiver that failed so often in a row is left alone, whatever waits for it: at most five minutes. */
export function restSeconds(failures: number): number {
  return failures < 2 ? 0 : Math.min(5 * 2 ** (failures - 2), 300)
}

/** When the quiet hours end in which an instant lies; null where it lies in none. Wall times (HH:MM) in a zone; may span midnight. */
export function quietUntil(quiet: { from: string; to: string } | null, at: Date, zone: string): Date | null {
  if (quiet === null || quiet.from === quiet.to) return null
  const wall = wallClockIn(zone, at)
  const minute = wall.getHours() * 60 + wall.getMinutes()
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return null
  const left = (to - minute + 24 * 60) % (24 * 60)
  return new Date(at.getTime() + left * 60_000 - wall.getSeconds() * 1000 - at.getMilliseconds())
}

function minuteOf(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number)
  return hours * 60 + minutes
}
