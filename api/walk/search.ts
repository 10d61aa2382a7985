import { BucketQueue } from './bucket-queue.ts'
import {
  HAS_EXTRA_ARCS,
  HAS_STOPS,
  isExtraArcOpen,
  type Mode,
  modeShift,
  type Network,
  shutFlag,
  UNREACHABLE,
} from './network.ts'

/**
 * Whether distances run with the walker ('from' the place outwards) or against him ('to' the place): they differ where foot is
 * one-way. Coverage asks for the way from the home to the point.
 */
export type Direction = 'from' | 'to'

export interface SearchOptions {
  mode?: Mode
  direction?: Direction
  /**
   * Begins also wherever another search has come, at its distance times `scale`, even at a barrier that this mode may not pass:
   * one may drive up to it and walk on from there.
   */
  changeFrom?: { search: Pick<Search, 'distance' | 'touched' | 'touchedCount'>; scale: number }
}

/** In place of an edge code: the other mode goes on from here. */
export const CHANGED = -1

/** Distances from (or to) one place over a network, as far as a limit. Reusable: its arrays stay, only touched entries reset. */
export class Search {
  /** Millimetres by vertex; UNREACHABLE where not reached within the limit. */
  distance = new Int32Array(0)
  /** The arc's edge code by which a vertex was reached (CHANGED where another search brought it), and the vertex before; -1 at a start. */
  parentCode = new Int32Array(0)
  parentVertex = new Int32Array(0)
  /** Vertices reached by the last run. */
  touched = new Int32Array(0)
  touchedCount = 0
  /** Where the last run began. */
  startEdge = -1
  startOffset = 0
  readonly #queue = new BucketQueue()
  #network: Network | null = null
  #shift = 0
  #against: 0 | 1 = 0
  #shut = 1

  /** Searches from a snapped place; its leg counts. Labels may stand slightly beyond `limitMm`, none below it is missing. */
  run(
    network: Network,
    edge: number,
    offsetMm: number,
    legMm: number,
    limitMm: number,
    options: SearchOptions = {},
  ): void {
    this.#reset(network.vertexCount)
    this.#network = network
    this.#shift = modeShift(options.mode ?? 'foot')
    this.#against = options.direction === 'to' ? 1 : 0
    this.#shut = shutFlag(options.mode ?? 'foot')
    this.startEdge = edge
    this.startOffset = offsetMm
    if (edge === -1) return
    this.#seed(edge, offsetMm, legMm)
    if (options.changeFrom) this.#change(options.changeFrom, limitMm)
    this.#drain(network, limitMm)
  }

  /**
   * Total distance to a place snapped at (edge, offset), its own leg not counted; UNREACHABLE where there is no way.
   * `startLegMm` is the leg of the search's own place, for the way along a shared edge.
   */
  distanceTo(edge: number, offsetMm: number, startLegMm: number): number {
    const network = this.#network
    if (network === null || edge === -1 || this.startEdge === -1) return UNREACHABLE
    const flags = network.edgeFlags[edge] as number
    if (((flags >> this.#shift) & 3) === 0) return UNREACHABLE
    const distance = this.distance
    let best = UNREACHABLE
    if (this.isOpen(flags, offsetMm)) best = (distance[network.edgeFrom[edge] as number] as number) + offsetMm
    const rest = (network.edgeLength[edge] as number) - offsetMm
    if (this.isOpen(flags, -rest)) best = Math.min(best, (distance[network.edgeTo[edge] as number] as number) + rest)
    if (edge === this.startEdge) {
      const apart = offsetMm - this.startOffset
      if (this.isOpen(flags, apart)) best = Math.min(best, startLegMm + Math.abs(apart))
    }
    if (flags & HAS_STOPS) {
      for (const stop of network.stops.get(edge) ?? []) {
        const apart = offsetMm - stop.offsetMm
        if (!this.isOpen(flags, apart)) continue
        best = Math.min(best, (distance[stop.vertex] as number) + Math.abs(apart))
      }
    }
    return best
  }

  /** Whether the walk may go on by this much along an edge: forwards above 0, back below. */
  isOpen(edgeFlags: number, aheadMm: number): boolean {
    const bit = (aheadMm > 0 ? 0 : 1) ^ this.#against
    return aheadMm === 0 || ((edgeFlags >> (this.#shift + bit)) & 1) === 1
  }

  #reset(vertexCount: number): void {
    const { distance, touched } = this
    for (let i = 0; i < this.touchedCount; i++) distance[touched[i] as number] = UNREACHABLE
    this.touchedCount = 0
    if (distance.length < vertexCount) {
      this.distance = new Int32Array(vertexCount).fill(UNREACHABLE)
      this.parentCode = new Int32Array(vertexCount)
      this.parentVertex = new Int32Array(vertexCount)
      this.touched = new Int32Array(vertexCount)
    }
  }

  /** Both ends of the start's edge, and the stops on it, each as far as the walker may go that way. */
  #seed(edge: number, offsetMm: number, legMm: number): void {
    const network = this.#network as Network
    const flags = network.edgeFlags[edge] as number
    if (((flags >> this.#shift) & 3) === 0) return
    if (this.isOpen(flags, -offsetMm))
      this.#reach(network.edgeFrom[edge] as number, legMm + offsetMm, (edge << 1) | 1, -1)
    const rest = (network.edgeLength[edge] as number) - offsetMm
    if (this.isOpen(flags, rest)) this.#reach(network.edgeTo[edge] as number, legMm + rest, edge << 1, -1)
    if ((flags & HAS_STOPS) === 0) return
    for (const stop of network.stops.get(edge) ?? []) {
      const apart = stop.offsetMm - offsetMm
      if (!this.isOpen(flags, apart)) continue
      this.#reach(stop.vertex, legMm + Math.abs(apart), (edge << 1) | (apart >= 0 ? 0 : 1), -1)
    }
  }

  #change({ search, scale }: NonNullable<SearchOptions['changeFrom']>, limitMm: number): void {
    const { distance, parentCode, parentVertex, touched } = this
    for (let i = 0; i < search.touchedCount; i++) {
      const vertex = search.touched[i] as number
      const there = Math.round((search.distance[vertex] as number) * scale)
      const known = distance[vertex] as number
      if (there >= known || there > limitMm) continue
      if (known === UNREACHABLE) touched[this.touchedCount++] = vertex
      distance[vertex] = there
      parentCode[vertex] = CHANGED
      parentVertex[vertex] = -1
      this.#queue.push(vertex, there)
    }
  }

  #reach(vertex: number, distance: number, code: number, before: number): void {
    const known = this.distance[vertex] as number
    if (distance >= known || ((this.#network as Network).vertexFlags[vertex] as number) & this.#shut) return
    if (known === UNREACHABLE) this.touched[this.touchedCount++] = vertex
    this.distance[vertex] = distance
    this.parentCode[vertex] = code
    this.parentVertex[vertex] = before
    this.#queue.push(vertex, distance)
  }

  #drain(network: Network, limitMm: number): void {
    const { arcStart, arcs, edgeFlags, vertexFlags } = network
    const { distance, parentCode, parentVertex, touched } = this
    const queue = this.#queue
    const shift = this.#shift
    const against = this.#against
    const shut = this.#shut
    let touchedCount = this.touchedCount
    for (let vertex = queue.pop(); vertex !== -1; vertex = queue.pop()) {
      const here = queue.distance
      if (here !== distance[vertex] || here > limitMm) continue
      const end = 3 * (arcStart[vertex + 1] as number)
      for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
        const target = arcs[arc] as number
        const there = here + (arcs[arc + 1] as number)
        const known = distance[target] as number
        if (there >= known) continue
        const code = arcs[arc + 2] as number
        if ((((edgeFlags[code >> 1] as number) >> (shift + ((code & 1) ^ against))) & 1) === 0) continue
        if ((vertexFlags[target] as number) & shut) continue
        if (known === UNREACHABLE) touched[touchedCount++] = target
        distance[target] = there
        parentCode[target] = code
        parentVertex[target] = vertex
        queue.push(target, there)
      }
      if ((vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) {
        this.touchedCount = touchedCount
        const extra = network.extraArcs.get(vertex) ?? []
        for (let arc = 0; arc < extra.length; arc += 3) {
          const code = extra[arc + 2] as number
          const length = extra[arc + 1] as number
          if (!isExtraArcOpen(edgeFlags, code, length, shift, against)) continue
          this.#reach(extra[arc] as number, here + length, code, vertex)
        }
        touchedCount = this.touchedCount
      }
    }
    this.touchedCount = touchedCount
  }
}

const searches = new WeakMap<object, Search>()

/** The search that belongs to a graph: a click and the next one share its arrays. */
export function searchOf(owner: object): Search {
  let search = searches.get(owner)
  if (search === undefined) {
    search = new Search()
    searches.set(owner, search)
  }
  return search
}
