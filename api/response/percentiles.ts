import { selectRanks } from './select-ranks.ts'

const SHARES = [0.5, 0.9, 0.95] as const
/** Below so many, sorting takes less than counting. */
const SORTED_UNTIL = 4096

/** Median, 90th and 95th of whole numbers from 0, interpolated linearly between the neighbours as PostgreSQL's percentile_cont does. Sorts the array where it is short. */
export function percentiles(values: Int32Array): [number | null, number | null, number | null] {
  const last = values.length - 1
  if (last < 0) return [null, null, null]
  const places = SHARES.map((share) => share * last)
  const ranks = places.flatMap((place) => [Math.floor(place), Math.ceil(place)])
  const sorted = values.length < SORTED_UNTIL ? values.sort() : null
  const found = sorted ? ranks.map((rank) => sorted[rank] ?? 0) : selectRanks(values, ranks)
  const between = (at: number) => {
    const [below = 0, above = 0, place = 0] = [found[at * 2], found[at * 2 + 1], places[at]]
    // To the thousandth of a second: a sum of floating-point numbers has no more.
    return Math.round((below + (above - below) * (place - Math.floor(place))) * 1000) / 1000
  }
  return [between(0), between(1), between(2)]
}
