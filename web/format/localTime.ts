import { localParts } from './date.ts'

/** 2026-11-25, the day of an instant in the deployment's zone. */
export function localDay(instant: string | number): string {
  const { year, month, day } = localParts(instant)
  return `${year}-${month}-${day}`
}

/** 2026-11-25T18:00, as a datetime-local field holds it, in the deployment's zone. */
export function localMinute(instant: string | number): string {
  const { hour, minute } = localParts(instant)
  return `${localDay(instant)}T${hour}:${minute}`
}

/** The instant of a datetime-local value read in the deployment's zone; null for what is no time. */
export function instantOf(local: string): string | null {
  const asUtc = Date.parse(`${local}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asUtc)) return null
  // A zone's offset at the wanted time: what its clock shows then, less the time itself.
  const offset = Date.parse(`${localMinute(asUtc)}Z`) - asUtc
  return new Date(asUtc - offset).toISOString()
}

/** The day after YYYY-MM-DD. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Monday to Friday. */
export function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
