import { FOOT_BITS } from './access.ts'
import type { WalkGraph } from './graph.ts'
import { HAS_EXTRA_ARCS, HAS_STOPS, type Network, SHUT_TO_CARS, SHUT_TO_FOOT, type Stop } from './network.ts'
import { eastStretch, toX, toY } from './project.ts'
import { Snapper } from './snapper.ts'

/** [minX, minY, maxX, maxY] on the plane. */
export type Box = [number, number, number, number]

export interface NewEdge {
  /** Where the edge runs, in degrees; its ends are joined to the nearest street, at most 250 m away. */
  coordinates: readonly (readonly [lon: number, lat: number])[]
  name?: string
  /** Access bits of access.ts; a footbridge (both ways on foot) where nothing is said. */
  access?: number
}

/**
 * Changes laid over a graph without a rebuild: edges closed and opened, gates shut and opened, edges added. Edges and vertices
 * that it adds continue the graph's numbering. It copies an array only when it first changes it.
 */
export class Overlay implements Network {
  readonly graph: WalkGraph
  readonly arcs: Int32Array
  arcStart: Int32Array
  vertexX: Int32Array
  vertexY: Int32Array
  vertexFlags: Uint8Array
  edgeFlags: Uint8Array
  edgeFrom: Int32Array
  edgeTo: Int32Array
  edgeLength: Int32Array
  shapeStart: Int32Array
  shapeX: Int32Array
  shapeY: Int32Array
  shapeOffset: Int32Array
  vertexCount: number
  edgeCount: number
  readonly extraArcs: Map<number, number[]> = new Map()
  readonly stops: Map<number, Stop[]> = new Map()
  /** Counts changes, so that what was computed from an older state can be told. */
  version = 0
  /** Where streets were closed, opened or added: only here may a place snap otherwise than on the graph alone. */
  readonly changedBoxes: Box[] = []
  readonly #closedAccess: Map<number, number> = new Map()
  readonly #names: string[] = []

  constructor(graph: WalkGraph) {
    this.graph = graph
    this.arcs = graph.arcs
    this.arcStart = graph.arcStart
    this.vertexX = graph.vertexX
    this.vertexY = graph.vertexY
    this.vertexFlags = graph.vertexFlags.slice()
    this.edgeFlags = graph.edgeFlags.slice()
    this.edgeFrom = graph.edgeFrom
    this.edgeTo = graph.edgeTo
    this.edgeLength = graph.edgeLength
    this.shapeStart = graph.shapeStart
    this.shapeX = graph.shapeX
    this.shapeY = graph.shapeY
    this.shapeOffset = graph.shapeOffset
    this.vertexCount = graph.vertexCount
    this.edgeCount = graph.edgeCount
  }

  /** Nobody passes, nobody's way begins or ends here. False where it was closed already. */
  closeEdge(edge: number): boolean {
    this.#expectEdge(edge)
    const flags = this.edgeFlags[edge] as number
    if (this.#closedAccess.has(edge)) return false
    this.#closedAccess.set(edge, flags & ~HAS_STOPS)
    this.edgeFlags[edge] = flags & HAS_STOPS
    this.#changed(this.boxOf(edge))
    return true
  }

  /** Undoes closeEdge. False where the edge was not closed. */
  openEdge(edge: number): boolean {
    this.#expectEdge(edge)
    const access = this.#closedAccess.get(edge)
    if (access === undefined) return false
    this.#closedAccess.delete(edge)
    this.edgeFlags[edge] = (this.edgeFlags[edge] as number) | access
    this.#changed(this.boxOf(edge))
    return true
  }

  isClosed(edge: number): boolean {
    return this.#closedAccess.has(edge)
  }

  /**
   * Nobody passes this vertex of the graph; streets up to it from either side stay. False where it was shut already.
   * An added edge is shut by closeEdge.
   */
  shutGate(vertex: number): boolean {
    return this.#setGate(vertex, SHUT_TO_FOOT | SHUT_TO_CARS)
  }

  /** Everybody passes this vertex. False where it was open already. */
  openGate(vertex: number): boolean {
    return this.#setGate(vertex, 0)
  }

  /** Adds a street or footbridge and returns its edge. Throws RangeError where an end has no street within 250 m. */
  addEdge({ coordinates, name = '', access = FOOT_BITS }: NewEdge): number {
    const { projection } = this.graph
    const inner = coordinates.map(([lon, lat]) => [toX(projection, lon), toY(projection, lat)] as const)
    const first = inner[0]
    const last = inner.at(-1)
    if (first === undefined || last === undefined || inner.length < 2) {
      throw new RangeError(`An added edge needs at least 2 places, got ${inner.length}`)
    }
    const start = this.#join(first[0], first[1], 'first')
    const end = this.#join(last[0], last[1], 'last')
    const shape = [start.place, ...inner, end.place].filter(([x, y], i, all) => {
      const before = all[i - 1]
      return before === undefined || before[0] !== x || before[1] !== y
    })
    const one = shape[0]
    if (shape.length < 2 && one !== undefined) shape.push(one)
    const edge = this.#appendEdge(start.vertex, end.vertex, shape, access, name)
    this.#addArcs(edge, start.vertex, end.vertex, this.edgeLength[edge] as number, 0)
    this.#changed(this.boxOf(edge))
    return edge
  }

  edgeName(edge: number): string {
    return this.#names[edge - this.graph.edgeCount] ?? this.graph.edgeName(edge)
  }

  boxOf(edge: number): Box {
    const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
    const end = this.shapeStart[edge + 1] as number
    for (let i = this.shapeStart[edge] as number; i < end; i++) {
      const x = this.shapeX[i] as number
      const y = this.shapeY[i] as number
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
    return box
  }

  #setGate(vertex: number, shut: number): boolean {
    const { vertexCount } = this.graph
    if (!(vertex >= 0 && vertex < vertexCount)) {
      throw new RangeError(`Expected a vertex below ${vertexCount}, got ${vertex}`)
    }
    const flags = this.vertexFlags[vertex] as number
    const next = (flags & ~(SHUT_TO_FOOT | SHUT_TO_CARS)) | shut
    this.vertexFlags[vertex] = next
    if (flags !== next) this.version++
    return flags !== next
  }

  #expectEdge(edge: number): void {
    if (!(edge >= 0 && edge < this.edgeCount)) {
      throw new RangeError(`Expected an edge below ${this.edgeCount}, got ${edge}`)
    }
  }

  #changed(box: Box): void {
    this.changedBoxes.push(box)
    this.version++
  }

  /** A new vertex on the street nearest to one end, reachable from both ends of that street and from its other stops. */
  #join(x: number, y: number, which: string): { vertex: number; place: readonly [number, number] } {
    const snapper = new Snapper(this.graph, this, JOIN_LIMIT_MM, 'foot')
    snapper.snap(x, y)
    const { edge, offsetMm } = snapper
    if (edge === -1) throw new RangeError(`No street within ${JOIN_LIMIT_MM / 1000} m of the edge's ${which} place`)
    const vertex = this.vertexCount++
    this.vertexFlags = grown(this.vertexFlags, this.vertexCount)
    this.arcStart = grown(this.arcStart, this.vertexCount + 1)
    this.vertexX = grown(this.vertexX, this.vertexCount)
    this.vertexY = grown(this.vertexY, this.vertexCount)
    const place = placeOn(this, edge, offsetMm)
    this.vertexX[vertex] = place[0]
    this.vertexY[vertex] = place[1]
    this.arcStart[this.vertexCount] = this.arcStart[vertex] as number
    const length = this.edgeLength[edge] as number
    this.#addArcs(edge, this.edgeFrom[edge] as number, vertex, offsetMm, 0)
    this.#addArcs(edge, vertex, this.edgeTo[edge] as number, length - offsetMm, 0)
    const stops = this.stops.get(edge) ?? []
    for (const other of stops) {
      const apart = offsetMm - other.offsetMm
      if (apart >= 0) this.#addArcs(edge, other.vertex, vertex, apart, 0)
      else this.#addArcs(edge, vertex, other.vertex, -apart, 0)
    }
    stops.push({ vertex, offsetMm })
    this.stops.set(edge, stops)
    this.edgeFlags[edge] = (this.edgeFlags[edge] as number) | HAS_STOPS
    return { vertex, place }
  }

  /** Both arcs of a stretch of an edge, from → to running along it. */
  #addArcs(edge: number, from: number, to: number, lengthMm: number, direction: 0 | 1): void {
    const put = (vertex: number, target: number, code: number) => {
      const arcs = this.extraArcs.get(vertex) ?? []
      arcs.push(target, lengthMm, code)
      this.extraArcs.set(vertex, arcs)
      this.vertexFlags[vertex] = (this.vertexFlags[vertex] as number) | HAS_EXTRA_ARCS
    }
    put(from, to, (edge << 1) | direction)
    put(to, from, (edge << 1) | (1 - direction))
  }

  #appendEdge(
    from: number,
    to: number,
    shape: readonly (readonly [number, number])[],
    access: number,
    name: string,
  ): number {
    const edge = this.edgeCount++
    const first = this.shapeStart[edge] as number
    this.shapeStart = grown(this.shapeStart, edge + 2)
    this.shapeStart[edge + 1] = first + shape.length
    this.shapeX = grown(this.shapeX, first + shape.length)
    this.shapeY = grown(this.shapeY, first + shape.length)
    this.shapeOffset = grown(this.shapeOffset, first + shape.length)
    let lengthMm = 0
    shape.forEach(([x, y], i) => {
      const before = shape[i - 1]
      if (before !== undefined) lengthMm += planeLengthMm(this.graph, before, [x, y])
      this.shapeX[first + i] = x
      this.shapeY[first + i] = y
      this.shapeOffset[first + i] = lengthMm
    })
    this.edgeFlags = grown(this.edgeFlags, edge + 1)
    this.edgeFlags[edge] = access
    this.edgeFrom = grown(this.edgeFrom, edge + 1)
    this.edgeFrom[edge] = from
    this.edgeTo = grown(this.edgeTo, edge + 1)
    this.edgeTo[edge] = to
    this.edgeLength = grown(this.edgeLength, edge + 1)
    this.edgeLength[edge] = lengthMm
    this.#names[edge - this.graph.edgeCount] = name
    return edge
  }
}

const JOIN_LIMIT_MM = 250_000

/** Plane millimetres of a place on an edge, rounded. */
export function placeOn(network: Network, edge: number, offsetMm: number): [x: number, y: number] {
  const { shapeStart, shapeX, shapeY, shapeOffset } = network
  const last = (shapeStart[edge + 1] as number) - 1
  let point = shapeStart[edge] as number
  while (point < last - 1 && (shapeOffset[point + 1] as number) < offsetMm) point++
  const start = shapeOffset[point] as number
  const span = (shapeOffset[point + 1] as number) - start
  const t = span === 0 ? 0 : (offsetMm - start) / span
  const x = shapeX[point] as number
  const y = shapeY[point] as number
  return [
    Math.round(x + t * ((shapeX[point + 1] as number) - x)),
    Math.round(y + t * ((shapeY[point + 1] as number) - y)),
  ]
}

function planeLengthMm(graph: WalkGraph, a: readonly [number, number], b: readonly [number, number]): number {
  const east = (b[0] - a[0]) * eastStretch(graph.projection, (a[1] + b[1]) / 2)
  const north = b[1] - a[1]
  return Math.round(Math.sqrt(east * east + north * north))
}

/** The array with room for `length` entries, doubled so that adding one by one stays cheap. */
function grown<T extends Int32Array | Uint8Array>(array: T, length: number): T {
  if (array.length >= length) return array
  const wider = new (array.constructor as new (length: number) => T)(
    Math.max(length, Math.ceil(array.length * 1.25) + 16),
  )
  wider.set(array)
  return wider
}
