import { HAS_EXTRA_ARCS, HAS_STOPS, type Network } from '../network.ts'
import { placeOn } from '../place-on.ts'
import type { Direction, Search } from '../search.ts'
import { TILE_MM } from './tile.ts'

export interface ShedStart {
  edge: number
  offsetMm: number
  legMm: number
  limitMm: number
  direction: Direction
}

/** Plane millimetres may exceed true ones by this much in any network that a city or prefecture needs. */
const PLANE_STRETCH = 1.02

/** Which tiles a search may have reached ground in: the others need neither be snapped nor looked at. */
export class ReachedTiles {
  /** South-west tile and size of the window that holds them all. */
  west = 0
  south = 0
  columns = 0
  rows = 0
  #isMarked = new Uint8Array(0)
  #around = new Float64Array(0)

  /** From a search that has run; legs are at most `longestLegMm`. */
  find(network: Network, search: Search, start: ShedStart, longestLegMm: number): void {
    const { touched, touchedCount } = search
    const { vertexX, vertexY } = network
    if (this.#around.length < touchedCount) this.#around = new Float64Array(touchedCount * 2)
    // The start's own street is reached without any vertex.
    const [startX, startY] = placeOn(network, start.edge, start.offsetMm)
    const length = network.edgeLength[start.edge] as number
    const own = Math.min(start.limitMm - start.legMm, length + longestLegMm) * PLANE_STRETCH
    let [west, south, east, north] = [startX - own, startY - own, startX + own, startY + own]
    for (let i = 0; i < touchedCount; i++) {
      const vertex = touched[i] as number
      const around = aroundVertex(network, search, vertex, start.limitMm, longestLegMm) * PLANE_STRETCH
      this.#around[i] = around
      if (around < 0) continue
      const x = vertexX[vertex] as number
      const y = vertexY[vertex] as number
      if (x - around < west) west = x - around
      if (x + around > east) east = x + around
      if (y - around < south) south = y - around
      if (y + around > north) north = y + around
    }
    this.west = Math.floor(west / TILE_MM)
    this.south = Math.floor(south / TILE_MM)
    this.columns = Math.floor(east / TILE_MM) - this.west + 1
    this.rows = Math.floor(north / TILE_MM) - this.south + 1
    if (this.#isMarked.length < this.columns * this.rows) this.#isMarked = new Uint8Array(2 * this.columns * this.rows)
    else this.#isMarked.fill(0, 0, this.columns * this.rows)
    this.#mark(startX, startY, own)
    for (let i = 0; i < touchedCount; i++) {
      const vertex = touched[i] as number
      if ((this.#around[i] as number) < 0) continue
      this.#mark(vertexX[vertex] as number, vertexY[vertex] as number, this.#around[i] as number)
    }
  }

  /** Column and row count from the window's south-west. */
  has(column: number, row: number): boolean {
    return this.#isMarked[row * this.columns + column] === 1
  }

  #mark(x: number, y: number, around: number): void {
    const first = Math.floor((x - around) / TILE_MM) - this.west
    const last = Math.floor((x + around) / TILE_MM) - this.west
    const top = Math.floor((y + around) / TILE_MM) - this.south
    for (let row = Math.floor((y - around) / TILE_MM) - this.south; row <= top; row++) {
      for (let at = row * this.columns + first; at <= row * this.columns + last; at++) this.#isMarked[at] = 1
    }
  }
}

/**
 * How far from a vertex ground may lie that is reached by way of it: what is left of the limit, or all of its longest street and
 * a leg. Negative where the vertex itself is beyond.
 */
function aroundVertex(network: Network, search: Search, vertex: number, limitMm: number, longestLegMm: number): number {
  const { arcStart, arcs, vertexFlags, edgeFlags } = network
  const rest = limitMm - (search.distance[vertex] as number)
  if (rest <= longestLegMm || ((vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) !== 0) return rest
  let longest = 0
  const end = 3 * (arcStart[vertex + 1] as number)
  for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
    if ((edgeFlags[(arcs[arc + 2] as number) >> 1] as number) & HAS_STOPS) return rest
    longest = Math.max(longest, arcs[arc + 1] as number)
  }
  return Math.min(rest, longest + longestLegMm)
}
