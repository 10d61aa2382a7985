import type { MultiPolygon, Position } from 'geojson'

/** Even-odd rule over all rings. */
export function covers(geometry: MultiPolygon | null, [lon, lat]: Position): boolean {
  let isInside = false
  for (const ring of geometry?.coordinates.flat() ?? []) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number]
      const [bx, by] = ring[i] as [number, number]
      if (ay > (lat as number) !== by > (lat as number)) {
        if ((lon as number) < ax + ((bx - ax) * ((lat as number) - ay)) / (by - ay)) isInside = !isInside
      }
    }
  }
  return isInside
}

/** Signed area in square degrees; positive runs counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as [number, number]
    return sum + ((x as number) * nextY - nextX * (y as number)) / 2
  }, 0)
}

/** Pairs of lines, of one ring or of two, that cross each other properly. */
export function crossings(geometry: MultiPolygon | null): number {
  const lines = (geometry?.coordinates.flat() ?? []).flatMap((ring) =>
    ring.slice(1).map((end, i) => [...(ring[i] as Position), ...end] as [number, number, number, number]),
  )
  let count = 0
  lines.forEach(([ax, ay, bx, by], i) => {
    for (const [cx, cy, dx, dy] of lines.slice(i + 1)) {
      const side = (x: number, y: number) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
      const otherSide = (x: number, y: number) => Math.sign((dx - cx) * (y - cy) - (dy - cy) * (x - cx))
      if (side(cx, cy) * side(dx, dy) < 0 && otherSide(ax, ay) * otherSide(bx, by) < 0) count++
    }
  })
  return count
}
