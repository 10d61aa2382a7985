import type { MultiPolygon, Position } from 'geojson'

/** For tests: whether a place lies in a multipolygon, holes left out. */
export function covers({ coordinates }: MultiPolygon, lon: number, lat: number): boolean {
  return coordinates.some(
    ([outer, ...holes]) => inRing(outer ?? [], lon, lat) && !holes.some((hole) => inRing(hole, lon, lat)),
  )
}

/** Square degrees, holes taken off. */
export function areaOfMultiPolygon({ coordinates }: MultiPolygon): number {
  return coordinates.flat().reduce((sum, ring) => sum + signedArea(ring), 0)
}

export function signedArea(ring: Position[]): number {
  const [originLon, originLat] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0]
  let twice = 0
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length] ?? a
    const [ax, ay] = [(a[0] ?? 0) - originLon, (a[1] ?? 0) - originLat]
    const [bx, by] = [(b[0] ?? 0) - originLon, (b[1] ?? 0) - originLat]
    twice += ax * by - bx * ay
  }
  return twice / 2
}

function inRing(ring: Position[], lon: number, lat: number): boolean {
  let inside = false
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length] ?? a
    const [ax, ay, bx, by] = [a[0] ?? 0, a[1] ?? 0, b[0] ?? 0, b[1] ?? 0]
    if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) inside = !inside
  }
  return inside
}
