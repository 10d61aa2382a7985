import OpeningHours from 'opening_hours'
import { wallClockIn } from './days.ts'

/** Reading an expression costs about a millisecond; a deployment has few distinct ones. */
const read = new Map<string, OpeningHours | null>()

/** Whether a place with these hours (OpenStreetMap syntax) is open now on the wall clock of `zone`; unreadable hours count as closed. */
export function isOpen(hours: string, zone: string, now: Date): boolean {
  return openingHoursOf(hours)?.getState(wallClockIn(zone, now)) ?? false
}

/** The expression as its library reads it, once; null where it cannot. */
export function openingHoursOf(hours: string): OpeningHours | null {
  const known = read.get(hours)
  if (known !== undefined) return known
  const made = parse(hours)
  read.set(hours, made)
  return made
}

function parse(hours: string): OpeningHours | null {
  try {
    return new OpeningHours(hours, { lat: 0, lon: 0, address: { country_code: 'cn', state: '' } })
  } catch {
    return null
  }
}
