/** Residences of one gap are joined where they are at most so far apart (stated rule of the planner's table). */
const JOIN_MM = 120_000
/** Two in one such square are always near enough: its diagonal is 113 m. */
const SQUARE_MM = 80_000
/** Squares that can hold somebody near enough: two further in either direction. */
const SQUARES_AROUND = 2

/**
 * Joins places that are at most 120 m apart in a straight line, and those that such steps lead to. Returns the members of each cluster,
 * ascending. `stretchAt` is the true eastward length of a plane millimetre at a height of the plane.
 */
export function clustersOf(
  rows: readonly number[],
  x: Int32Array,
  y: Int32Array,
  stretchAt: (y: number) => number,
): number[][] {
  const squares = new Squares(rows, x, y)
  const isNear = (a: number, b: number) => {
    const north = (y[a] as number) - (y[b] as number)
    const east = ((x[a] as number) - (x[b] as number)) * stretchAt(((y[a] as number) + (y[b] as number)) / 2)
    return north * north + east * east <= JOIN_MM * JOIN_MM
  }
  const clusters: number[][] = []
  const seen = new Set<number>()
  for (const first of squares.members.keys()) {
    if (seen.has(first)) continue
    seen.add(first)
    const cluster: number[] = []
    const open = [first]
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const members = squares.members.get(key) as number[]
      for (const member of members) cluster.push(member)
      for (let down = -SQUARES_AROUND; down <= SQUARES_AROUND; down++) {
        for (let right = -SQUARES_AROUND; right <= SQUARES_AROUND; right++) {
          const other = key + down * squares.width + right
          if (seen.has(other)) continue
          const others = squares.members.get(other)
          if (others === undefined || !members.some((a) => others.some((b) => isNear(a, b)))) continue
          seen.add(other)
          open.push(other)
        }
      }
    }
    clusters.push(cluster.sort((a, b) => a - b))
  }
  return clusters
}

/** Places by square; the squares around a key are its own ± columns ± lines × width. */
class Squares {
  readonly members = new Map<number, number[]>()
  readonly width: number

  constructor(rows: readonly number[], x: Int32Array, y: Int32Array) {
    let [west, south, east] = [Infinity, Infinity, -Infinity]
    for (const row of rows) {
      west = Math.min(west, squareOf(x[row] as number))
      east = Math.max(east, squareOf(x[row] as number))
      south = Math.min(south, squareOf(y[row] as number))
    }
    // Air on either side, so that the last column of one line is no neighbour of the first of the next.
    this.width = east - west + 1 + SQUARES_AROUND
    for (const row of rows) {
      const key = (squareOf(y[row] as number) - south) * this.width + squareOf(x[row] as number) - west
      const members = this.members.get(key)
      if (members === undefined) this.members.set(key, [row])
      else members.push(row)
    }
  }
}

function squareOf(mm: number): number {
  return Math.floor(mm / SQUARE_MM)
}
