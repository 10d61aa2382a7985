import type { WalkGraph } from './graph.ts'
import { HAS_STOPS, type Network, SHUT_TO_CARS, SHUT_TO_FOOT, type Stop } from './network.ts'
import { addEdgeTo, type NewEdge } from './overlay/add-edge.ts'

export type { NewEdge } from './overlay/add-edge.ts'

/** [minX, minY, maxX, maxY] on the plane. */
export type Box = [number, number, number, number]

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
  /** Names of added edges, in their order. */
  readonly addedNames: string[] = []

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
  addEdge(added: NewEdge): number {
    const edge = addEdgeTo(this, added)
    this.#changed(this.boxOf(edge))
    return edge
  }

  edgeName(edge: number): string {
    return this.addedNames[edge - this.graph.edgeCount] ?? this.graph.edgeName(edge)
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
}
