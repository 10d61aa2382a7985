const EARTH_RADIUS_METRES = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres between two [lon, lat] in degrees (haversine). */
export function straightMetres(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): number {
  const half =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** The `most` nearest items in a straight line, nearest first. */
export function nearest<T extends { position: [number, number] }>(
  from: readonly [number, number],
  items: readonly T[],
  most: number,
): { item: T; metres: number }[] {
  return items
    .map((item) => ({ item, metres: straightMetres(from, item.position) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most)
}
