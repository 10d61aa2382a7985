import type { MultiPolygon, Position } from 'geojson'
import type { Frame } from './frame.ts'
import { areaOf, between, distance, leftOf, PIECE_METRES, type Point, type Shape, sidesOf } from './plane.ts'

/**
 * Boundaries without gaps or overlaps: every side of every block runs over the same numbered vertices as its neighbour's
 * side, and a union is what is left when edges walked in both directions cancel. No floating-point overlay.
 */
export class Boundaries {
  readonly #frame: Frame
  readonly #cornersByU = new Map<number, Point[]>()
  readonly #cornersByV = new Map<number, Point[]>()
  readonly #slanted: [Point, Point][] = []
  readonly #ids = new Map<string, number>()
  readonly #vertices: Point[] = []

  constructor(shapes: Shape[], frame: Frame) {
    this.#frame = frame
    for (const shape of shapes) {
      for (const corner of shape) {
        push(this.#cornersByU, corner[0], corner)
        push(this.#cornersByV, corner[1], corner)
      }
      for (const [a, b] of sidesOf(shape)) if (a[0] !== b[0] && a[1] !== b[1]) this.#slanted.push([a, b])
    }
  }

  /** Every corner and bend on a straight line, in order from a to b, both ends included. */
  pointsAlong(a: Point, b: Point): Point[] {
    if (a[0] !== b[0] && a[1] !== b[1]) return this.#pointsAslant(a, b)
    const upright = a[0] === b[0]
    const axis = upright ? 1 : 0
    const corners = (upright ? this.#cornersByU.get(a[0]) : this.#cornersByV.get(a[1])) ?? []
    const low = Math.min(a[axis], b[axis])
    const high = Math.max(a[axis], b[axis])
    const stops = [
      ...new Set([low, ...corners.map((corner) => corner[axis]).filter((at) => at > low && at < high), high]),
    ]
    stops.sort((x, y) => x - y)
    const points = inPieces(stops.map((at): Point => (upright ? [a[0], at] : [at, a[1]])))
    return a[axis] <= b[axis] ? points : points.reverse()
  }

  #pointsAslant(a: Point, b: Point): Point[] {
    const [from, to] = a[0] < b[0] ? [a, b] : [b, a]
    const length = distance(from, to)
    const corners = this.#slanted
      .flat()
      .filter(
        (corner) => Math.abs(leftOf(from, to, corner)) < 0.01 * length && corner[0] > from[0] && corner[0] < to[0],
      )
    const stops = [from, ...corners, to].sort((p, q) => p[0] - q[0])
    const points = inPieces(stops.filter((stop, index) => index === 0 || stop[0] !== stops[index - 1]?.[0]))
    return from === a ? points : points.reverse()
  }

  /** One block's outline as vertex numbers, counter-clockwise, not closed. */
  ringOf(shape: Shape): number[] {
    return sidesOf(shape).flatMap(([a, b]) =>
      this.pointsAlong(a, b)
        .slice(0, -1)
        .map((point) => this.#idOf(point)),
    )
  }

  /** The outline of areas that tile without overlap: rings with the area on their left, holes clockwise. */
  unionOf(rings: number[][]): number[][] {
    const onward = new Map<number, number[]>()
    for (const ring of rings) {
      for (const [index, from] of ring.entries()) {
        const to = ring[(index + 1) % ring.length] as number
        const back = onward.get(to)
        const at = back ? back.indexOf(from) : -1
        if (back && at >= 0) {
          back.splice(at, 1)
          continue
        }
        const targets = onward.get(from)
        if (targets) targets.push(to)
        else onward.set(from, [to])
      }
    }
    return this.#chain(onward)
  }

  polygonsOf(rings: number[][]): MultiPolygon {
    const outer: number[][] = []
    const holes: number[][] = []
    for (const ring of rings) (areaOf(ring.map((id) => this.#at(id))) > 0 ? outer : holes).push(ring)
    return {
      type: 'MultiPolygon',
      coordinates: outer.map((ring) => {
        const shape = ring.map((id) => this.#at(id))
        const inside = holes.filter((hole) => insideRing(shape, this.#at(hole[0] as number)))
        return [ring, ...inside].map((one) => this.#positions(one))
      }),
    }
  }

  #chain(onward: Map<number, number[]>): number[][] {
    const rings: number[][] = []
    for (const [start, targets] of onward) {
      while (targets.length > 0) {
        const ring = [start]
        let from = start
        let to = take(targets, () => 0)
        while (to !== start) {
          ring.push(to)
          const [before, here] = [this.#at(from), this.#at(to)]
          const options = onward.get(to)
          if (!options || options.length === 0) throw new Error(`boundary does not close at ${here.join(', ')}`)
          from = to
          // Where two parts touch at a corner, the sharpest left turn stays on its own part.
          to = take(options, (id) => turn(before, here, this.#at(id)))
        }
        rings.push(ring)
      }
    }
    return rings
  }

  #positions(ring: number[]): Position[] {
    const positions = ring.map((id) => {
      const { lon, lat } = this.#frame(this.#at(id))
      return [lon, lat]
    })
    return [...positions, positions[0] as Position]
  }

  #at(id: number): Point {
    return this.#vertices[id] as Point
  }

  #idOf(point: Point): number {
    const key = `${Math.round(point[0] * 100)},${Math.round(point[1] * 100)}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    this.#ids.set(key, this.#vertices.push(point) - 1)
    return this.#vertices.length - 1
  }
}

/** Adds bends between stops, at the same places whoever asks. */
function inPieces(stops: Point[]): Point[] {
  return stops.flatMap((start, index) => {
    const end = stops[index + 1]
    if (!end) return [start]
    const pieces = Math.ceil(distance(start, end) / PIECE_METRES)
    return [start, ...Array.from({ length: pieces - 1 }, (_, piece) => between(start, end, (piece + 1) / pieces))]
  })
}

function push(map: Map<number, Point[]>, key: number, point: Point): void {
  const list = map.get(key)
  if (list) list.push(point)
  else map.set(key, [point])
}

function take(options: number[], score: (id: number) => number): number {
  let best = 0
  for (let index = 1; index < options.length; index++) {
    if (score(options[index] as number) > score(options[best] as number)) best = index
  }
  return options.splice(best, 1)[0] as number
}

/** Radians turned to the left at `here`. */
function turn(before: Point, here: Point, after: Point): number {
  const [au, av] = [here[0] - before[0], here[1] - before[1]]
  const [bu, bv] = [after[0] - here[0], after[1] - here[1]]
  return Math.atan2(au * bv - av * bu, au * bu + av * bv)
}

function insideRing(ring: Point[], [u, v]: Point): boolean {
  let inside = false
  for (const [a, b] of sidesOf(ring)) {
    if (a[1] > v !== b[1] > v && u < a[0] + ((b[0] - a[0]) * (v - a[1])) / (b[1] - a[1])) inside = !inside
  }
  return inside
}
