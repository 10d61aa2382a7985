import type { DispatchPayloads } from './state.ts'

/** As the issue asks: a position this near to the hazard confirms the arrival. */
const CONFIRMED_WITHIN_METRES = 50
/** A phone that knows its place worse than this confirms nothing. */
const WORST_ACCURACY_METRES = 50

interface Place {
  lon: number
  lat: number
}

/**
 * How far an arrival is confirmed. By position: the phone says how accurate it is and is so to 50 m (one that says nothing counts as
 * exact), and the straight line to the hazard, in whole metres, is at most 50 m longer than that accuracy. By word: everything else, the metres kept.
 */
export function confirmArrival(
  hazard: Place,
  position: readonly [number, number] | undefined,
  accuracyMetres: number | undefined,
): Omit<DispatchPayloads['arrived'], 'onBehalf'> {
  if (position === undefined) return { by: 'word', metres: null, accuracyMetres: null }
  const [lon, lat] = position
  const metres = Math.round(metresBetween(hazard, { lon, lat }))
  const accuracy = accuracyMetres ?? 0
  const isNear = accuracy <= WORST_ACCURACY_METRES && metres <= CONFIRMED_WITHIN_METRES + accuracy
  return { by: isNear ? 'position' : 'word', metres, accuracyMetres: accuracyMetres ?? null }
}

/** Mean radius of the earth (IUGG). */
const EARTH_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great circle, by haversines. */
function metresBetween(one: Place, other: Place): number {
  const [latA, latB] = [radians(one.lat), radians(other.lat)]
  const half = Math.sin((latB - latA) / 2) ** 2
  const across = Math.cos(latA) * Math.cos(latB) * Math.sin(radians(other.lon - one.lon) / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half + across)))
}
