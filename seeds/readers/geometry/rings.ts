import type { Position } from 'geojson'

/** Twice the signed area in square degrees: positive where the ring runs counter-clockwise. */
export function signedArea(ring: Position[]): number {
  let sum = 0
  const [originLon = 0, originLat = 0] = ring[0] ?? []
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number]
    const [bx, by] = ring[i + 1] as [number, number]
    sum += (ax - originLon) * (by - originLat) - (bx - originLon) * (ay - originLat)
  }
  return sum
}

/** RFC 7946: outer rings counter-clockwise, holes clockwise. */
export function orient(polygon: Position[][]): Position[][] {
  return polygon.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse()))
}

/** Whether a position lies in a ring (even-odd; on the edge is undefined). */
export function contains(ring: Position[], [x, y]: Position): boolean {
  if (x === undefined || y === undefined) return false
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number]
    const [bx, by] = ring[i + 1] as [number, number]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
