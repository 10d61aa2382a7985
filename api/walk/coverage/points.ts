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

  readonly seedThoseOn = (edge: number): void => {
    const { first, next } = this.on
    for (let point = first[edge] as number; point !== -1; point = next[point] as number) this.seed(point)
  }
}
