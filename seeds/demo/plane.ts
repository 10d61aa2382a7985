/** Plane geometry on the drawing board: straight lines before the warp, in metres. Shapes are convex and counter-clockwise. */
export type Point = readonly [number, number]
export type Shape = readonly Point[]

export function sidesOf(shape: Shape): [Point, Point][] {
  return shape.map((point, index) => [point, shape[(index + 1) % shape.length] as Point])
}

export function rectangle(west: number, south: number, east: number, north: number): Point[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2)
}

export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** Square metres. */
export function areaOf(shape: Shape): number {
  let twice = 0
  for (const [a, b] of sidesOf(shape)) twice += a[0] * b[1] - b[0] * a[1]
  return twice / 2
}

export function centreOf(shape: Shape): Point {
  let u = 0
  let v = 0
  for (const point of shape) {
    u += point[0]
    v += point[1]
  }
  return [u / shape.length, v / shape.length]
}

export function boundsOf(shape: Shape): { west: number; south: number; east: number; north: number } {
  const us = shape.map((point) => point[0])
  const vs = shape.map((point) => point[1])
  return { west: Math.min(...us), south: Math.min(...vs), east: Math.max(...us), north: Math.max(...vs) }
}

export function contains(shape: Shape, point: Point): boolean {
  for (const [a, b] of sidesOf(shape)) if (leftOf(a, b, point) < 0) return false
  return shape.length > 2
}

/** Positive when the point lies left of a → b, in square metres. */
export function leftOf(a: Point, b: Point, point: Point): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
}

/** The shape with each side moved inwards by its own distance; empty where nothing is left. */
export function inset(shape: Shape, metresOf: (side: number) => number): Point[] {
  let rest: Point[] = [...shape]
  for (const [side, [a, b]] of sidesOf(shape).entries()) {
    const length = distance(a, b)
    if (length < 1e-9) continue
    const metres = metresOf(side)
    const shift: Point = [(-(b[1] - a[1]) / length) * metres, ((b[0] - a[0]) / length) * metres]
    rest = leftPart(rest, [a[0] + shift[0], a[1] + shift[1]], [b[0] + shift[0], b[1] + shift[1]])
    if (rest.length < 3) return []
  }
  return rest
}

/** What of the shape lies left of the line a → b. */
function leftPart(shape: Shape, a: Point, b: Point): Point[] {
  const kept: Point[] = []
  for (const [p, q] of sidesOf(shape)) {
    const atP = leftOf(a, b, p)
    const atQ = leftOf(a, b, q)
    if (atP >= 0) kept.push(p)
    if (atP >= 0 !== atQ >= 0) kept.push(between(p, q, atP / (atP - atQ)))
  }
  return kept
}

/** Where a level (axis 1: v = at) or upright (axis 0: u = at) line runs inside the shape: the two ends along the other axis. */
export function spanAcross(shape: Shape, axis: 0 | 1, at: number): [number, number] | null {
  const other = axis === 0 ? 1 : 0
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const [a, b] of sidesOf(shape)) {
    if (a[axis] === b[axis] || at < Math.min(a[axis], b[axis]) || at > Math.max(a[axis], b[axis])) continue
    const crossing = a[other] + ((b[other] - a[other]) * (at - a[axis])) / (b[axis] - a[axis])
    low = Math.min(low, crossing)
    high = Math.max(high, crossing)
  }
  return high > low ? [low, high] : null
}

/** Longest straight piece, metres: shorter than the bends of the frame. */
export const PIECE_METRES = 95

/** The same outline with points added on long sides. */
export function withBends(shape: Shape): Point[] {
  return sidesOf(shape).flatMap(([a, b]) => {
    const pieces = Math.ceil(distance(a, b) / PIECE_METRES)
    return Array.from({ length: pieces }, (_, piece) => between(a, b, piece / pieces))
  })
}
