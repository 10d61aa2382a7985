export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The district keeps Asia/Shanghai time all year. */
const ZONE_MILLISECONDS = 8 * HOUR
const MONDAY_OF_1970 = 4

/** Days since 1970-01-01 in the district's zone. */
export function localDay(at: number): number {
  return Math.floor((at + ZONE_MILLISECONDS) / DAY)
}

/** The instant at which a local day begins. */
export function startOfDay(day: number): number {
  return day * DAY - ZONE_MILLISECONDS
}

/** Hour of the local day with its fraction. */
export function localHour(at: number): number {
  return (at - startOfDay(localDay(at))) / HOUR
}

/** Saturday or Sunday. */
export function isWeekend(day: number): boolean {
  return (((day - MONDAY_OF_1970) % 7) + 7) % 7 >= 5
}

/** YYMMDD of the local day. */
export function shortDay(at: number): string {
  return new Date(at + ZONE_MILLISECONDS).toISOString().slice(2, 10).replaceAll('-', '')
}

/** To the second. */
export function iso(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString()
}
