import type { Feature, Point, Position } from 'geojson'

/** How far from the best place a label may stand, as a share of the polygon's smaller side. */
const PRECISION = 0.02

/** One point a polygon feature, well inside its largest part, with its code, its name, its short name and its rank by area. */
export function labelPointsOf(features: readonly Feature[]): Feature<Point>[] {
  return features.flatMap((feature) => {
    const polygon = largestPolygon(feature)
    const name = feature.properties?.['name']
    if (!polygon || typeof name !== 'string' || name === '') return []
    const rank = -Math.round(areaOf(polygon[0] ?? []) * 1e9)
    const code = feature.properties?.['code']
    const properties = { ...(typeof code === 'string' && { code }), name, short: shortName(name), rank }
    return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: poleOf(polygon) } }]
  })
}

/** On the map 木桥社区 is 木桥, as people call it; lists keep the whole name. */
export function shortName(name: string): string {
  return name.replace(/(?<=..)(社区居委会|居民委员会|村民委员会|居委会|村委会|社区|村)$/, '')
}

function largestPolygon({ geometry }: Feature): Position[][] | null {
  if (geometry?.type === 'Polygon') return geometry.coordinates
  if (geometry?.type !== 'MultiPolygon') return null
  const area = (polygon: Position[][]) => areaOf(polygon[0] ?? [])
  return geometry.coordinates.reduce<Position[][] | null>(
    (best, polygon) => (best === null || area(polygon) > area(best) ? polygon : best),
    null,
  )
}

function areaOf(ring: readonly Position[]): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? []
    const [x1 = 0, y1 = 0] = ring[i] ?? []
    twice += x0 * y1 - x1 * y0
  }
  return Math.abs(twice) / 2
}

interface Square {
  x: number
  y: number
  half: number
  /** Distance of the middle to the outline, negative outside. */
  inside: number
  /** The most that any place in the square could have. */
  most: number
}

/**
 * Pole of inaccessibility: the place farthest from the outline, found by halving squares, best first (Agafonkin, "A new
 * algorithm for finding a visual center of a polygon", 2016). Degrees of longitude are shrunk to those of latitude.
 */
function poleOf(polygon: Position[][]): Position {
  const outer = polygon[0] ?? []
  const latitudes = outer.map(([, lat = 0]) => lat)
  const shrink = Math.cos((((Math.min(...latitudes) + Math.max(...latitudes)) / 2) * Math.PI) / 180)
  const rings = polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * shrink, lat] as const))
  const xs = (rings[0] ?? []).map(([x]) => x)
  const ys = (rings[0] ?? []).map(([, y]) => y)
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const side = Math.min(east - west, north - south)
  const square = (x: number, y: number, half: number): Square => {
    const inside = distanceInside(rings, x, y)
    return { x, y, half, inside, most: inside + half * Math.SQRT2 }
  }
  let best = square((west + east) / 2, (south + north) / 2, 0)
  if (side === 0) return [best.x / shrink, best.y]
  const waiting: Square[] = []
  for (let x = west; x < east; x += side)
    for (let y = south; y < north; y += side) waiting.push(square(x + side / 2, y + side / 2, side / 2))
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.most - b.most)
    const next = waiting.pop() as Square
    if (next.inside > best.inside) best = next
    if (next.most - best.inside <= side * PRECISION) break
    const half = next.half / 2
    for (const dx of [-half, half]) for (const dy of [-half, half]) waiting.push(square(next.x + dx, next.y + dy, half))
  }
  return [best.x / shrink, best.y]
}

function distanceInside(rings: readonly (readonly (readonly [number, number])[])[], x: number, y: number): number {
  let isInside = false
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as readonly [number, number]
      const [bx, by] = ring[i] as readonly [number, number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside
      nearest = Math.min(nearest, distanceToSegment(x, y, ax, ay, bx, by))
    }
  }
  return isInside ? nearest : -nearest
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1)
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
