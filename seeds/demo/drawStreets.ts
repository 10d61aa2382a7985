import type { Boundaries } from './boundaries.ts'
import type { Line, LineClass } from './plan.ts'
import { between, distance, type Point, sidesOf, withBends } from './plane.ts'
import type { Gate, Path, Site } from './site.ts'
import type { StreetSheet } from './streetSheet.ts'

const TAGS: Record<LineClass, Record<string, string>> = {
  expressway: { highway: 'trunk', foot: 'no', motorroad: 'yes', lanes: '6' },
  primary: { highway: 'primary', lanes: '6' },
  secondary: { highway: 'secondary', lanes: '4' },
  tertiary: { highway: 'tertiary' },
  residential: { highway: 'residential' },
  lane: { highway: 'living_street' },
  country: { highway: 'unclassified' },
  dike: { highway: 'unclassified', surface: 'gravel' },
  footpath: { highway: 'footway' },
  promenade: { highway: 'path' },
}

/** Lays a street as one way through every corner, bend, gate and lane mouth on it. */
export function drawLine(sheet: StreetSheet, boundaries: Boundaries, line: Line): void {
  if (!line.mapped) return
  const points = [...boundaries.pointsAlong(line.from, line.to), ...line.stops]
  points.sort((a, b) => distance(line.from, a) - distance(line.from, b))
  sheet.way(points, { ...TAGS[line.class], ...(line.name ? { name: line.name } : {}), ...line.tags })
}

/** Lays what is inside a block: paths joined where they cross, the wall with its gates. */
export function drawSite(sheet: StreetSheet, site: Site): void {
  for (const { points, tags } of weave(site.paths, site.gates)) sheet.way(points, tags)
  for (const gate of site.gates) if (site.wall) sheet.tagNode(gate.wall, gateTags(gate))
  if (site.wall) {
    const ring = withBends(sidesOf(site.wall).flatMap(([a, b]) => [a, ...gatesBetween(a, b, site.gates)]))
    const closed = [...ring, ring[0] as Point]
    sheet.way(closed, { barrier: site.buildings.length > 12 ? 'wall' : 'fence' })
    sheet.backdrop.push({
      layer: 'barrier',
      name: '',
      geometry: { type: 'LineString', coordinates: closed.map((point) => sheet.position(point)) },
    })
  }
}

function gateTags({ open }: Gate): Record<string, string> {
  return open
    ? { barrier: 'gate', foot: 'yes', motor_vehicle: 'private' }
    : { barrier: 'gate', access: 'no', foot: 'no', locked: 'yes' }
}

function gatesBetween(a: Point, b: Point, gates: Gate[]): Point[] {
  if (Math.abs(a[0] - b[0]) > 1e-6 && Math.abs(a[1] - b[1]) > 1e-6) return []
  const axis = Math.abs(a[0] - b[0]) <= 1e-6 ? 0 : 1
  return gates
    .map(({ wall }) => wall)
    .filter((wall) => Math.abs(wall[axis] - a[axis]) < 1e-6)
    .sort((p, q) => distance(a, p) - distance(a, q))
}

/** Splits paths at their crossings, so that crossing paths share a node. */
function weave(paths: Path[], gates: Gate[]): { points: Point[]; tags: Record<string, string> }[] {
  const stops = paths.map(({ from, to }) => [from, to])
  for (const [index, one] of paths.entries()) {
    for (let other = index + 1; other < paths.length; other++) {
      const second = paths[other] as Path
      const crossing = crossingOf(one, second)
      if (!crossing) continue
      stops[index]?.push(crossing)
      stops[other]?.push(crossing)
    }
  }
  return paths.map((path, index) => {
    const points = stops[index] as Point[]
    const gate = gates.find(({ street, inner }) => street === path.from && inner === path.to)
    if (gate) points.push(gate.wall)
    points.sort((a, b) => distance(path.from, a) - distance(path.from, b))
    return { points: points.flatMap((point, at) => [point, ...bends(point, points[at + 1])]), tags: path.tags }
  })
}

/** Long pieces take the bends of the frame too. */
function bends(from: Point, to: Point | undefined): Point[] {
  const pieces = to ? Math.ceil(distance(from, to) / 140) : 1
  return Array.from({ length: pieces - 1 }, (_, index) => between(from, to as Point, (index + 1) / pieces))
}

/** Where two paths meet; an end within 5 cm is taken as that end, so that both sides name one point. */
function crossingOf(one: Path, other: Path): Point | null {
  const [p, r] = [one.from, [one.to[0] - one.from[0], one.to[1] - one.from[1]] as const]
  const [q, s] = [other.from, [other.to[0] - other.from[0], other.to[1] - other.from[1]] as const]
  const cross = r[0] * s[1] - r[1] * s[0]
  if (Math.abs(cross) < 1e-6) return null
  const [du, dv] = [q[0] - p[0], q[1] - p[1]]
  const alongOne = (du * s[1] - dv * s[0]) / cross
  const alongOther = (du * r[1] - dv * r[0]) / cross
  const slack = 1e-4
  if (alongOne < -slack || alongOne > 1 + slack || alongOther < -slack || alongOther > 1 + slack) return null
  const point: Point = [p[0] + r[0] * alongOne, p[1] + r[1] * alongOne]
  return [one.from, one.to, other.from, other.to].find((end) => distance(end, point) < 0.05) ?? point
}
