import type { WalkGraph } from './graph.ts'
import { NearestStreet } from './nearest-street.ts'
import type { Mode, Network } from './network.ts'

/** Half a millimetre, so that a leg that rounds to the limit is within it. */
const ROUNDING_MM = 0.5

/** Finds the nearest street of one place after another; the answer stands in the public fields until the next call. */
export class Snapper {
  edge = -1
  offsetMm = 0
  legMm = 0
  readonly limitMm: number
  readonly nearest: NearestStreet
  readonly #graph: WalkGraph
  readonly #network: Network

  constructor(graph: WalkGraph, network: Network, limitMm: number, mode: Mode) {
    this.#graph = graph
    this.#network = network
    this.limitMm = limitMm
    this.nearest = new NearestStreet(graph, network, mode)
  }

  /** Nearest usable street of a place on the plane. */
  snap(x: number, y: number): void {
    this.start(x, y)
    this.#lookAround()
    this.finish()
  }

  /** Millimetres to the nearest usable street whether or not its leg is cut; Infinity beyond the limit and `slackMm`. */
  distanceTo(x: number, y: number, slackMm: number): number {
    this.nearest.start(x, y, this.limitMm + slackMm, false)
    this.#lookAround()
    return this.nearest.edge === -1 ? Infinity : Math.sqrt(this.nearest.square)
  }

  /** For a caller that tries segments of its own choice between `start` and `finish`. */
  start(x: number, y: number): void {
    this.nearest.start(x, y, this.limitMm + ROUNDING_MM)
  }

  /** Turns the best segment tried into edge, offset and leg. */
  finish(): void {
    const { edge, point, square } = this.nearest
    this.edge = edge
    this.offsetMm = 0
    this.legMm = 0
    if (edge === -1) return
    const { shapeOffset } = this.#network
    const start = shapeOffset[point] as number
    const span = (shapeOffset[point + 1] as number) - start
    this.offsetMm = start + Math.round(this.nearest.partAlong(point) * span)
    this.legMm = Math.round(Math.sqrt(square))
  }

  /** Ring by ring through the grid, until no farther ring can hold anything nearer. */
  #lookAround(): void {
    const { segmentGrid: grid, segmentEdge } = this.#graph
    const nearest = this.nearest
    this.#tryAdded()
    const { cellMm, columns, rows, start, items } = grid
    const fromWest = nearest.x - grid.minX
    const fromSouth = nearest.y - grid.minY
    const column = Math.floor(fromWest / cellMm)
    const row = Math.floor(fromSouth / cellMm)
    const inX = fromWest - column * cellMm
    const inY = fromSouth - row * cellMm
    const margin = Math.min(inX, cellMm - inX, inY, cellMm - inY)
    const narrow = Math.min(1, nearest.stretch)
    for (let ring = 0; ; ring++) {
      if (ring > 0) {
        const ringMm = (margin + (ring - 1) * cellMm) * narrow
        if (ringMm * ringMm > nearest.square) break
      }
      const top = row + ring
      for (let r = row - ring; r <= top; r++) {
        if (r < 0 || r >= rows) continue
        const step = ring === 0 || r === row - ring || r === top ? 1 : 2 * ring
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= columns) continue
          const cell = r * columns + c
          const end = start[cell + 1] as number
          for (let k = start[cell] as number; k < end; k++) {
            const point = items[k] as number
            nearest.try(segmentEdge[point] as number, point)
          }
        }
      }
    }
  }

  /** Edges that an overlay added are few and stand in no grid. */
  #tryAdded(): void {
    const { shapeStart, edgeCount } = this.#network
    for (let edge = this.#graph.edgeCount; edge < edgeCount; edge++) {
      const last = (shapeStart[edge + 1] as number) - 1
      for (let point = shapeStart[edge] as number; point < last; point++) this.nearest.try(edge, point)
    }
  }
}
