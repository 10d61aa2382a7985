import type { StreetInput } from '../streets.ts'

/** The nodes that kept edges begin or end at, in Hilbert order, so that neighbours in the plane are neighbours in memory. */
export function orderVertices(streets: StreetInput, used: Uint8Array, bounds: Bounds): Int32Array {
  const [west, south, east, north] = bounds
  const acrossLon = SIDE / Math.max(east - west, 1e-9)
  const acrossLat = SIDE / Math.max(north - south, 1e-9)
  let count = 0
  for (const mark of used) count += mark
  const keys = new Float64Array(count)
  const nodes = new Int32Array(count)
  let at = 0
  for (let node = 0; node < used.length; node++) {
    if (used[node] === 0) continue
    const x = Math.min(SIDE - 1, Math.floor(((streets.nodeLon[node] as number) - west) * acrossLon))
    const y = Math.min(SIDE - 1, Math.floor(((streets.nodeLat[node] as number) - south) * acrossLat))
    // Key and running number share one float64, so that the sort is native and stable.
    keys[at] = hilbert(x, y) * RUNNING + at
    nodes[at++] = node
  }
  keys.sort()
  return Int32Array.from(keys, (key) => nodes[key % RUNNING] as number)
}

export type Bounds = [west: number, south: number, east: number, north: number]

const SIDE_BITS = 13
const SIDE = 1 << SIDE_BITS
const RUNNING = 2 ** (53 - 2 * SIDE_BITS)

/** Distance along a Hilbert curve of 2^13 × 2^13 cells (https://en.wikipedia.org/wiki/Hilbert_curve, "xy2d"). */
function hilbert(column: number, row: number): number {
  let x = column
  let y = row
  let distance = 0
  for (let side = SIDE >> 1; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0
    const upper = (y & side) > 0 ? 1 : 0
    distance += side * side * ((3 * right) ^ upper)
    if (upper === 0) {
      if (right === 1) {
        x = SIDE - 1 - x
        y = SIDE - 1 - y
      }
      const swap = x
      x = y
      y = swap
    }
  }
  return distance
}
