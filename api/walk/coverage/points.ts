import { FOOT_BACK, FOOT_BITS, FOOT_FORWARD } from '../access.ts'
import { EdgeLists } from '../edge-lists.ts'
import type { WalkGraph } from '../graph.ts'
import type { Labels } from '../labels.ts'
import { HAS_STOPS } from '../network.ts'
import type { Overlay } from '../overlay.ts'
import { resnap, snapPlace } from '../snap.ts'
import { Snapper } from '../snapper.ts'
import type { Snaps } from '../snaps.ts'

/** The points on their streets, and what each offers to the ends of its street. Rows are never renumbered. */
export class Points {
  /** As snapped now; rows beyond `count` are spare. */
  snaps: Snaps
  /** Rows handed out so far, removed ones included. */
  count: number
  /** Which points stand on an edge. */
  readonly on: EdgeLists
  /** By vertex, how many points stand on the streets that touch it. */
  #near: Int32Array
  readonly #graph: WalkGraph
  readonly #overlay: Overlay
  readonly #labels: Labels
  readonly #snapper: Snapper
  readonly #removed = new Set<number>()

  constructor(graph: WalkGraph, overlay: Overlay, labels: Labels, snaps: Snaps) {
    this.#graph = graph
    this.#overlay = overlay
    this.#labels = labels
    this.snaps = snaps.copy()
    this.count = snaps.length
    this.#snapper = new Snapper(graph, overlay, snaps.limitMm, 'foot')
    this.on = new EdgeLists(overlay.edgeCount, this.snaps.edge, this.count)
    this.#near = this.#countNear()
  }

  addRow(): number {
    const point = this.count++
    if (point >= this.snaps.length) this.snaps = this.snaps.copy(point * 2 + 16)
    this.on.growTo(this.#overlay.edgeCount, this.count)
    return point
  }

  expectRow(point: number): void {
    if (!(point >= 0 && point < this.count)) throw new RangeError(`Expected a point below ${this.count}, got ${point}`)
  }

  place(point: number, lon: number, lat: number): void {
    this.#removed.delete(point)
    snapPlace(this.#graph, this.#snapper, lon, lat, this.snaps, point)
  }

  remove(point: number): void {
    this.snaps.edge[point] = -1
    this.#removed.add(point)
  }

  isRemoved(point: number): boolean {
    return this.#removed.has(point)
  }

  /** Enters a point in the lists of the street where it is snapped. */
  link(point: number): void {
    const edge = this.snaps.edge[point] as number
    this.on.insert(point, edge)
    this.#addNear(this.#near, edge, 1)
  }

  unlink(point: number): void {
    const edge = this.snaps.edge[point] as number
    this.on.remove(point, edge)
    this.#addNear(this.#near, edge, -1)
  }

  /** Makes room for what the overlay added; an added edge joins streets that have points. */
  grow(): void {
    this.on.growTo(this.#overlay.edgeCount, 0)
    this.#near = this.#countNear()
  }

  resnap(point: number): void {
    resnap(this.#snapper, this.snaps, point)
  }

  /** Offers the ends of a point's edge the walk to the point: along the edge towards its end, or back towards its start. */
  seed(point: number): void {
    const { snaps } = this
    const edge = snaps.edge[point] as number
    if (edge === -1) return
    const { edgeFlags, edgeFrom, edgeTo, edgeLength, stops } = this.#overlay
    const flags = edgeFlags[edge] as number
    if ((flags & FOOT_BITS) === 0) return
    const offset = snaps.offsetMm[point] as number
    const leg = snaps.legMm[point] as number
    const rest = (edgeLength[edge] as number) - offset
    const labels = this.#labels
    // Homes walk to the point: from the edge's start they come forward, from its end they come back.
    if (flags & FOOT_FORWARD || offset === 0) labels.offer(edgeFrom[edge] as number, leg + offset, point)
    if (flags & FOOT_BACK || rest === 0) labels.offer(edgeTo[edge] as number, leg + rest, point)
    if ((flags & HAS_STOPS) === 0) return
    for (const stop of stops.get(edge) ?? []) {
      const ahead = offset - stop.offsetMm
      if (ahead === 0 || flags & (ahead > 0 ? FOOT_FORWARD : FOOT_BACK)) {
        labels.offer(stop.vertex, leg + Math.abs(ahead), point)
      }
    }
  }

  /** Offers a vertex, and the other ends of its streets, the walk to the points on them. */
  seedThoseAt(vertex: number): void {
    if (this.#near[vertex] === 0) return
    this.#labels.edgesAt(vertex, this.#seedThoseOn)
  }

  readonly #seedThoseOn = (edge: number): void => {
    const { first, next } = this.on
    for (let point = first[edge] as number; point !== -1; point = next[point] as number) this.seed(point)
  }

  #countNear(): Int32Array {
    const near = new Int32Array(this.#overlay.vertexCount)
    for (let point = 0; point < this.count; point++) this.#addNear(near, this.snaps.edge[point] as number, 1)
    return near
  }

  #addNear(near: Int32Array, edge: number, by: number): void {
    if (edge === -1) return
    const { edgeFrom, edgeTo, stops } = this.#overlay
    for (const vertex of [edgeFrom[edge] as number, edgeTo[edge] as number])
      near[vertex] = (near[vertex] as number) + by
    for (const { vertex } of stops.get(edge) ?? []) near[vertex] = (near[vertex] as number) + by
  }
}
