import type { WalkGraph } from '../graph.ts'
import type { Network } from '../network.ts'
import type { Snapper } from '../snapper.ts'

/** Legs are measured with the eastward stretch of their own height: this far (in mm) two of one block may differ. */
const STRETCH_MM = 10

/**
 * Snaps places that lie close together: the streets that can be nearest to any of them are gathered once. All of these lie within
 * D + 2r of the block's middle, D being the way from there to its nearest street and r the block's radius.
 */
export class Block {
  readonly #graph: WalkGraph
  readonly #network: Network
  readonly #snapper: Snapper
  readonly #radiusMm: number
  #middleX = 0
  #middleY = 0
  /** How far from the middle everything was gathered. */
  #reachMm = 0
  #count = 0
  /** Segment, its edge and its distance from the middle, by candidate. */
  #points = new Int32Array(256)
  #edges = new Int32Array(256)
  #away = new Float64Array(256)
  /** Block in which a segment was last gathered, by shape point: a segment stands in every grid cell that it touches. */
  readonly #stamp: Int32Array
  #generation = 0
  #lastBest = -1

  constructor(graph: WalkGraph, network: Network, snapper: Snapper, radiusMm: number) {
    this.#graph = graph
    this.#network = network
    this.#snapper = snapper
    this.#radiusMm = radiusMm
    this.#stamp = new Int32Array(graph.shapeX.length)
  }

  /** Gathers for the places around a middle; false where none of them can have a street. */
  gather(x: number, y: number): boolean {
    this.#count = 0
    this.#lastBest = -1
    const distanceMm = this.#snapper.distanceTo(x, y, this.#radiusMm)
    if (distanceMm === Infinity) return false
    this.#middleX = x
    this.#middleY = y
    this.#reachMm = distanceMm + 2 * this.#radiusMm
    this.#generation++
    this.#gatherGrid()
    const { shapeStart, edgeCount } = this.#network
    for (let edge = this.#graph.edgeCount; edge < edgeCount; edge++) {
      const last = (shapeStart[edge + 1] as number) - 1
      for (let point = shapeStart[edge] as number; point < last; point++) this.#consider(edge, point)
    }
    return true
  }

  /** Snaps a place within the block's radius of its middle; the answer stands in the snapper. */
  snap(x: number, y: number): void {
    const snapper = this.#snapper
    const { nearest } = snapper
    snapper.start(x, y)
    const east = (x - this.#middleX) * nearest.stretch
    const north = y - this.#middleY
    const fromMiddle = Math.sqrt(east * east + north * north) + STRETCH_MM
    // The neighbour's street first: it is near here too, and most others need not be tried.
    const guess = this.#lastBest
    if (guess !== -1) nearest.try(this.#edges[guess] as number, this.#points[guess] as number)
    const count = this.#count
    const away = this.#away
    for (let i = 0; i < count; i++) {
      const least = (away[i] as number) - fromMiddle
      if (least > 0 && least * least > nearest.square) continue
      const point = this.#points[i] as number
      nearest.try(this.#edges[i] as number, point)
      if (nearest.point === point) this.#lastBest = i
    }
    // Where the nearest ones are cut off, a street beyond those gathered may count: the place looks for itself.
    const sureMm = this.#reachMm - this.#radiusMm
    const isSure = nearest.edge === -1 ? sureMm > snapper.limitMm : nearest.square <= sureMm * sureMm
    if (isSure) snapper.finish()
    else snapper.snap(x, y)
  }

  #gatherGrid(): void {
    const { segmentGrid: grid, segmentEdge } = this.#graph
    const { stretch } = this.#snapper.nearest
    const fromWest = this.#middleX - grid.minX
    const fromSouth = this.#middleY - grid.minY
    const eastMm = this.#reachMm / Math.min(1, stretch)
    const firstColumn = Math.max(0, Math.floor((fromWest - eastMm) / grid.cellMm))
    const lastColumn = Math.min(grid.columns - 1, Math.floor((fromWest + eastMm) / grid.cellMm))
    const firstRow = Math.max(0, Math.floor((fromSouth - this.#reachMm) / grid.cellMm))
    const lastRow = Math.min(grid.rows - 1, Math.floor((fromSouth + this.#reachMm) / grid.cellMm))
    const stamp = this.#stamp
    const generation = this.#generation
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * grid.columns + column
        const end = grid.start[cell + 1] as number
        for (let k = grid.start[cell] as number; k < end; k++) {
          const point = grid.items[k] as number
          if (stamp[point] === generation) continue
          stamp[point] = generation
          this.#consider(segmentEdge[point] as number, point)
        }
      }
    }
  }

  #consider(edge: number, point: number): void {
    const { nearest } = this.#snapper
    if (!nearest.isUsable(edge)) return
    const square = nearest.squareTo(point)
    if (square > this.#reachMm * this.#reachMm) return
    if (this.#count === this.#points.length) this.#grow()
    this.#points[this.#count] = point
    this.#edges[this.#count] = edge
    this.#away[this.#count++] = Math.sqrt(square)
  }

  #grow(): void {
    const wider = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from)
      return to
    }
    const room = 2 * this.#points.length
    this.#points = wider(new Int32Array(room), this.#points)
    this.#edges = wider(new Int32Array(room), this.#edges)
    this.#away = wider(new Float64Array(room), this.#away)
  }
}
