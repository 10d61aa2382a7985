import { legIsCut } from './crossing.ts'
import type { WalkGraph } from './graph.ts'
import { type Mode, modeShift, type Network } from './network.ts'
import { eastStretch } from './project.ts'

/**
 * The rule that joins a place to a street: of all segments tried, the nearest one that the mode may use and to which no obstacle
 * lies across the leg. Of streets equally near, the one that leads towards the place, then the lower edge.
 */
export class NearestStreet {
  edge = -1
  /** Squared leg in mm² to the best segment so far; before one is found, the square of the limit. */
  square = 0
  /** Shape point where the best segment begins. */
  point = -1
  x = 0
  y = 0
  stretch = 1
  readonly #graph: WalkGraph
  readonly #network: Network
  readonly #accessBits: number
  #towards = 0
  #mayBeCut = true

  constructor(graph: WalkGraph, network: Network, mode: Mode) {
    this.#graph = graph
    this.#network = network
    this.#accessBits = 3 << modeShift(mode)
  }

  /** Begins anew at a place on the plane; `mayBeCut` false leaves obstacles out of account. */
  start(x: number, y: number, limitMm: number, mayBeCut = true): void {
    this.x = x
    this.y = y
    this.stretch = eastStretch(this.#graph.projection, y)
    this.edge = -1
    this.square = limitMm * limitMm
    this.point = -1
    this.#towards = 0
    this.#mayBeCut = mayBeCut
  }

  isUsable(edge: number): boolean {
    return ((this.#network.edgeFlags[edge] as number) & this.#accessBits) !== 0
  }

  try(edge: number, point: number): void {
    const { edgeFlags, shapeX, shapeY } = this.#network
    if (((edgeFlags[edge] as number) & this.#accessBits) === 0) return
    const stretch = this.stretch
    const ax = ((shapeX[point] as number) - this.x) * stretch
    const ay = (shapeY[point] as number) - this.y
    const bx = ((shapeX[point + 1] as number) - this.x) * stretch
    const by = (shapeY[point + 1] as number) - this.y
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
    if (distance > this.square) return
    if (distance === this.square && this.edge === edge) return
    const towards = square === 0 ? 0 : towardsPlace(along, square, dx, dy, nearX, nearY)
    if (distance === this.square && this.edge !== -1) {
      if (towards < this.#towards || (towards === this.#towards && edge > this.edge)) return
    }
    if (this.#mayBeCut && legIsCut(this.#graph, this.x, this.y, this.x + nearX / stretch, this.y + nearY)) return
    this.square = distance
    this.#towards = towards
    this.point = point
    this.edge = edge
  }

  /** Squared millimetres from the place to a segment. */
  squareTo(point: number): number {
    const { shapeX, shapeY } = this.#network
    const ax = ((shapeX[point] as number) - this.x) * this.stretch
    const ay = (shapeY[point] as number) - this.y
    const t = this.partAlong(point)
    const nearX = ax + t * (((shapeX[point + 1] as number) - this.x) * this.stretch - ax)
    const nearY = ay + t * ((shapeY[point + 1] as number) - this.y - ay)
    return nearX * nearX + nearY * nearY
  }

  /** How far along a segment its nearest place to this one lies, 0 to 1. */
  partAlong(point: number): number {
    const { shapeX, shapeY } = this.#network
    const ax = ((shapeX[point] as number) - this.x) * this.stretch
    const ay = (shapeY[point] as number) - this.y
    const dx = ((shapeX[point + 1] as number) - this.x) * this.stretch - ax
    const dy = (shapeY[point + 1] as number) - this.y - ay
    const square = dx * dx + dy * dy
    return square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square))
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
