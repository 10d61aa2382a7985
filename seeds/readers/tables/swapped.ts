import { SourceError } from '../../rows.ts'

/** west, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number]

/** China's mainland and islands with room to spare. */
const CHINA: Bounds = [73, 3, 136, 54]
const MOST = 0.9

/**
 * Throws SourceError `lonLatSwapped` where the first rows make sense only with longitude and latitude exchanged: latitudes
 * over 90, or places that lie in China (or in the expected bounds, where known) only when exchanged, and none of them as given.
 */
export function assertNotSwapped(file: string, places: [number, number][], expected?: Bounds): void {
  const numeric = places.filter(([lon, lat]) => Number.isFinite(lon) && Number.isFinite(lat))
  const share = (is: (lon: number, lat: number) => boolean) =>
    numeric.filter(([lon, lat]) => is(lon, lat)).length / Math.max(1, numeric.length)
  const liesInOnlySwapped = (bounds: Bounds) =>
    share((lon, lat) => isWithin(bounds, lon, lat)) === 0 && share((lon, lat) => isWithin(bounds, lat, lon)) >= MOST
  const isSwapped =
    share((lon, lat) => Math.abs(lat) > 90 && Math.abs(lon) <= 90) >= MOST / 2 ||
    liesInOnlySwapped(CHINA) ||
    (expected !== undefined && liesInOnlySwapped(expected))
  if (!isSwapped) return
  const [lon = 0, lat = 0] = numeric[0] ?? []
  const message = `${file}: longitude and latitude are exchanged (first row: longitude ${lon}, latitude ${lat}). Exchange the names of the two columns.`
  throw new SourceError('lonLatSwapped', message, { file, lon, lat })
}

function isWithin([west, south, east, north]: Bounds, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}
