/** Residences of one gap are joined where they are at most so far apart (stated rule of the planner's table). */
const JOIN_MM = 120_000
/** Two in one such square are always near enough: its diagonal is 113 m. */
const SQUARE_MM = 80_000
/** Squares that can hold somebody near enough: two further in either direction. */
const SQUARES_AROUND = 2

/**
 * Joins places that are at most 120 m apart in a straight line, and those that such steps lead to. `groups` keeps apart what must not be
 * joined: places of different groups never are. Returns the members of each cluster, as rows in ascending order.
 */
export function clustersOf(
  rows: readonly number[],
  x: Int32Array,
  y: Int32Array,
  groups: readonly string[],
  stretchAt: (y: number) => number,
): number[][] {
  const squares = new Map<string, number[]>()
  const keyOf = (group: string, column: number, line: number) => `${group} ${column} ${line}`
  rows.forEach((row, i) => {
    const key = keyOf(groups[i] as string, squareOf(x[row] as number), squareOf(y[row] as number))
    const members = squares.get(key)
    if (members) members.push(row)
    else squares.set(key, [row])
  })
  const isNear = (a: number, b: number) => {
    const north = (y[a] as number) - (y[b] as number)
    const east = ((x[a] as number) - (x[b] as number)) * stretchAt(((y[a] as number) + (y[b] as number)) / 2)
    return north * north + east * east <= JOIN_MM * JOIN_MM
  }
  const seen = new Set<string>()
  const clusters: number[][] = []
  for (const first of squares.keys()) {
    if (seen.has(first)) continue
    seen.add(first)
    const open = [first]
    const cluster: number[] = []
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const members = squares.get(key) as number[]
      cluster.push(...members)
      const [group, column, line] = placeOf(key)
      for (let down = -SQUARES_AROUND; down <= SQUARES_AROUND; down++) {
        for (let right = -SQUARES_AROUND; right <= SQUARES_AROUND; right++) {
          const other = keyOf(group, column + right, line + down)
          const others = squares.get(other)
          if (others === undefined || seen.has(other)) continue
          if (!members.some((a) => others.some((b) => isNear(a, b)))) continue
          seen.add(other)
          open.push(other)
        }
      }
    }
    clusters.push(cluster.sort((a, b) => a - b))
  }
  return clusters
}

function squareOf(mm: number): number {
  return Math.floor(mm / SQUARE_MM)
}

function placeOf(key: string): [group: string, column: number, line: number] {
  const [group, column, line] = key.split(' ') as [string, string, string]
  return [group, Number(column), Number(line)]
}
