import type { Place, Starts } from '../street-times.ts'

/** Teams at places, all of them wanted and with a car unless said otherwise. */
export function startsAt(places: readonly Place[], more: Partial<Starts> = {}): Starts {
  return {
    ids: places.map((_, i) => `team ${i}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    hasVehicle: new Uint8Array(places.length).fill(1),
    isWanted: new Uint8Array(places.length).fill(1),
    needed: -1,
    ...more,
  }
}
