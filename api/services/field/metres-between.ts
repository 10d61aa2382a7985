/** Mean radius of the earth, as PostGIS's ST_DistanceSphere has it. */
const EARTH_RADIUS_METRES = 6_371_008.771_415

/** As the crow flies between two places in degrees (haversine). */
export function metresBetween(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): number {
  const radians = Math.PI / 180
  const north = Math.sin(((latB - latA) * radians) / 2) ** 2
  const east = Math.sin(((lonB - lonA) * radians) / 2) ** 2
  const share = north + Math.cos(latA * radians) * Math.cos(latB * radians) * east
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(share)))
}
