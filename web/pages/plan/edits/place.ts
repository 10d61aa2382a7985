/** What the server takes: api/contract/plan.ts. */
const MOST_LON = 180
const MOST_LAT = 85

/** A place typed as degrees; null where it is none. */
export function readPlace(lonText: string, latText: string): { lon: number; lat: number } | null {
  if (lonText.trim() === '' || latText.trim() === '') return null
  const [lon, lat] = [Number(lonText), Number(latText)]
  return Math.abs(lon) <= MOST_LON && Math.abs(lat) <= MOST_LAT ? { lon, lat } : null
}
