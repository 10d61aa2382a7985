import { legIsCut } from './crossing.ts'
import type { WalkGraph } from './graph.ts'
import { type Mode, modeShift, type Network } from './network.ts'
import { eastStretch } from './project.ts'

/** Finds the nearest street of one place after another; the answer stands in the public fields until the next call. */
export class Snapper {
  edge = -1
  offsetMm = 0
  legMm = 0
  readonly limitMm: number
  readonly #graph: WalkGraph
  readonly #network: Network
  readonly #accessBits: number
  #x = 0
  #y = 0
  #stretch = 1
  /** Best so far: squared leg, and for equal legs how well its street leads towards the place. */
  #bestSquare = 0
  #towards = 0
  #point = 0
  #mayBeCut = true

  constructor(graph: WalkGraph, network: Network, limitMm: number, mode: Mode) {
    this.#graph = graph
    this.#network = network
    this.limitMm = limitMm
    this.#accessBits = 3 << modeShift(mode)
  }

  /** Nearest usable street of a place on the plane, looking ring by ring through the grid. */
  snap(x: number, y: number): void {
    this.#start(x, y, (this.limitMm + 0.5) * (this.limitMm + 0.5))
    this.#lookAround()
    this.#finish()
  }

  #lookAround(): void {
    const { segmentGrid: grid, segmentEdge } = this.#graph
    const x = this.#x
    const y = this.#y
    this.#tryAdded()
    const { cellMm, columns, rows, start, items } = grid
    const column = Math.floor((x - grid.minX) / cellMm)
    const row = Math.floor((y - grid.minY) / cellMm)
    const inX = x - grid.minX - column * cellMm
    const inY = y - grid.minY - row * cellMm
    const margin = Math.min(inX, cellMm - inX, inY, cellMm - inY)
    const narrow = Math.min(1, this.#stretch)
    for (let ring = 0; ; ring++) {
      if (ring > 0) {
        const nearest = (margin + (ring - 1) * cellMm) * narrow
        if (nearest * nearest > this.#bestSquare) break
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
            this.#try(segmentEdge[point] as number, point)
          }
        }
      }
    }
  }

  /** Squared millimetres to the nearest usable street whether or not its leg is cut; Infinity beyond the limit and `slackMm`. */
  nearestSquare(x: number, y: number, slackMm: number): number {
    const limitSquare = (this.limitMm + slackMm) * (this.limitMm + slackMm)
    this.#mayBeCut = false
    this.#start(x, y, limitSquare)
    this.#lookAround()
    this.#mayBeCut = true
    return this.edge === -1 ? Infinity : this.#bestSquare
  }

  /** Lists the segments (shape points where they begin) of usable streets no farther than `radiusMm`; an index may come twice. */
  gather(x: number, y: number, radiusMm: number, out: number[]): void {
    const { segmentGrid: grid, segmentEdge, edgeCount } = this.#graph
    this.#start(x, y, radiusMm * radiusMm)
    out.length = 0
    const reach = radiusMm / Math.min(1, this.#stretch)
    const firstColumn = Math.max(0, Math.floor((x - reach - grid.minX) / grid.cellMm))
    const lastColumn = Math.min(grid.columns - 1, Math.floor((x + reach - grid.minX) / grid.cellMm))
    const firstRow = Math.max(0, Math.floor((y - radiusMm - grid.minY) / grid.cellMm))
    const lastRow = Math.min(grid.rows - 1, Math.floor((y + radiusMm - grid.minY) / grid.cellMm))
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * grid.columns + column
        const end = grid.start[cell + 1] as number
        for (let k = grid.start[cell] as number; k < end; k++) {
          const point = grid.items[k] as number
          if (this.#isWithin(segmentEdge[point] as number, point) && !out.includes(point)) out.push(point)
        }
      }
    }
    const { shapeStart, edgeCount: edgesNow } = this.#network
    for (let edge = edgeCount; edge < edgesNow; edge++) {
      const last = (shapeStart[edge + 1] as number) - 1
      for (let point = shapeStart[edge] as number; point < last; point++)
        if (this.#isWithin(edge, point)) out.push(point)
    }
  }

  /** Snaps to the best of these segments only; true if none of them can have been beaten by one farther than `sureMm`. */
  snapAmong(x: number, y: number, points: readonly number[], sureMm: number): boolean {
    const { segmentEdge, edgeCount } = this.#graph
    this.#start(x, y, (this.limitMm + 0.5) * (this.limitMm + 0.5))
    for (const point of points) {
      const edge = segmentEdge[point] ?? this.#addedEdgeOf(point, edgeCount)
      this.#try(edge, point)
    }
    const isSure = this.edge !== -1 ? this.#bestSquare <= sureMm * sureMm : sureMm > this.limitMm
    this.#finish()
    return isSure
  }

  #addedEdgeOf(point: number, firstAdded: number): number {
    const { shapeStart } = this.#network
    let edge = firstAdded
    while ((shapeStart[edge + 1] as number) <= point) edge++
    return edge
  }

  #start(x: number, y: number, limitSquare: number): void {
    this.#x = x
    this.#y = y
    this.#stretch = eastStretch(this.#graph.projection, y)
    this.edge = -1
    this.#bestSquare = limitSquare
    this.#towards = 0
    this.#point = -1
  }

  /** Edges that an overlay added are few and stand in no grid. */
  #tryAdded(): void {
    const { shapeStart, edgeCount } = this.#network
    for (let edge = this.#graph.edgeCount; edge < edgeCount; edge++) {
      const last = (shapeStart[edge + 1] as number) - 1
      for (let point = shapeStart[edge] as number; point < last; point++) this.#try(edge, point)
    }
  }

  #isWithin(edge: number, point: number): boolean {
    const network = this.#network
    if (((network.edgeFlags[edge] as number) & this.#accessBits) === 0) return false
    const ax = ((network.shapeX[point] as number) - this.#x) * this.#stretch
    const ay = (network.shapeY[point] as number) - this.#y
    const dx = ((network.shapeX[point + 1] as number) - this.#x) * this.#stretch - ax
    const dy = (network.shapeY[point + 1] as number) - this.#y - ay
    const square = dx * dx + dy * dy
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square))
    const nearX = ax + t * dx
    const nearY = ay + t * dy
    return nearX * nearX + nearY * nearY <= this.#bestSquare
  }

  #try(edge: number, point: number): void {
    const network = this.#network
    if (((network.edgeFlags[edge] as number) & this.#accessBits) === 0) return
    const stretch = this.#stretch
    const ax = ((network.shapeX[point] as number) - this.#x) * stretch
    const ay = (network.shapeY[point] as number) - this.#y
    const bx = ((network.shapeX[point + 1] as number) - this.#x) * stretch
    const by = (network.shapeY[point + 1] as number) - this.#y
    const dx = bx - ax
    const dy = by - ay
    const along = -(ax * dx + ay * dy)
    const square = dx * dx + dy * dy
    // Exact corner coordinates at either end, so that two streets meeting there are exactly equally near.
    let nearX = ax
    let nearY = ay
    if (along >= square) {
      nearX = bx
      nearY = by
    } else if (along > 0) {
      const t = along / square
      nearX = ax + t * dx
      nearY = ay + t * dy
    }
    const distance = nearX * nearX + nearY * nearY
    if (distance > this.#bestSquare) return
    if (distance === this.#bestSquare && this.edge === edge) return
    const towards = square === 0 ? 0 : towardsPlace(along, square, dx, dy, nearX, nearY)
    if (distance === this.#bestSquare && this.edge !== -1) {
      if (towards < this.#towards || (towards === this.#towards && edge > this.edge)) return
    }
    if (this.#mayBeCut && legIsCut(this.#graph, this.#x, this.#y, this.#x + nearX / stretch, this.#y + nearY)) return
    this.#bestSquare = distance
    this.#towards = towards
    this.#point = point
    this.edge = edge
  }

  #finish(): void {
    if (this.edge === -1) {
      this.offsetMm = 0
      this.legMm = 0
      return
    }
    const { shapeX, shapeY, shapeOffset } = this.#network
    const point = this.#point
    const ax = ((shapeX[point] as number) - this.#x) * this.#stretch
    const ay = (shapeY[point] as number) - this.#y
    const dx = ((shapeX[point + 1] as number) - this.#x) * this.#stretch - ax
    const dy = (shapeY[point + 1] as number) - this.#y - ay
    const square = dx * dx + dy * dy
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square))
    const start = shapeOffset[point] as number
    this.offsetMm = start + Math.round(t * ((shapeOffset[point + 1] as number) - start))
    this.legMm = Math.round(Math.sqrt(this.#bestSquare))
  }
}

/**
 * Cosine between the street, seen from the nearest place on it, and the way to the home: of two streets that meet in that place
 * (a gate, say) the one that turns towards the home is the home's own. 0 in the middle of a segment.
 */
function towardsPlace(along: number, square: number, dx: number, dy: number, nearX: number, nearY: number): number {
  const atStart = along <= 0
  if (!atStart && along < square) return 0
  const toPlace = Math.sqrt(nearX * nearX + nearY * nearY)
  if (toPlace === 0) return 0
  const dot = -(dx * nearX + dy * nearY) / (Math.sqrt(square) * toPlace)
  return atStart ? dot : -dot
}
