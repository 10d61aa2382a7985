import { FOOT_BACK, FOOT_BITS, FOOT_FORWARD } from '../access.ts'
import { EdgeLists } from '../edge-lists.ts'
import type { WalkGraph } from '../graph.ts'
import type { Labels } from '../labels.ts'
import { HAS_STOPS, UNREACHABLE } from '../network.ts'
import type { Overlay } from '../overlay.ts'
import { resnap } from '../snap.ts'
import { Snapper } from '../snapper.ts'
import type { Snaps } from '../snaps.ts'
import type { BestWay } from './best-way.ts'
import type { Points } from './points.ts'

/** The residences on their streets, and the walk from each to its nearest point. */
export class Homes {
  readonly snaps: Snaps
  readonly nearestMm: Int32Array
  readonly nearestPoint: Int32Array
  /** Which residences stand on an edge. */
  readonly on: EdgeLists
  /** Two numbers a home: offset along its edge, and the walk to there. */
  readonly #legs: Int32Array
  readonly #overlay: Overlay
  readonly #labels: Labels
  readonly #points: Points
  readonly #best: BestWay
  readonly #snapper: Snapper

  constructor(graph: WalkGraph, overlay: Overlay, labels: Labels, points: Points, best: BestWay, snaps: Snaps) {
    this.#overlay = overlay
    this.#labels = labels
    this.#points = points
    this.#best = best
    this.snaps = snaps.copy()
    this.#snapper = new Snapper(graph, overlay, snaps.limitMm, 'foot')
    this.on = new EdgeLists(overlay.edgeCount, this.snaps.edge, snaps.length)
    this.nearestMm = new Int32Array(snaps.length).fill(-1)
    this.nearestPoint = new Int32Array(snaps.length).fill(-1)
    this.#legs = new Int32Array(2 * snaps.length)
    for (let home = 0; home < snaps.length; home++) this.#keepLegs(home)
  }

  /** Nearest point of every home on an edge: by either end, by a stop, or by a point on the same edge. */
  evaluate(edge: number): void {
    const { edgeFrom, edgeTo, edgeLength } = this.#overlay
    this.evaluateBetween(edge, edgeFrom[edge] as number, edgeTo[edge] as number, edgeLength[edge] as number)
  }

  /** The same for a caller that has the edge's ends and length at hand. */
  evaluateBetween(edge: number, from: number, to: number, length: number): void {
    const { first, next } = this.on
    let home = first[edge] as number
    if (home === -1) return
    const { pairs } = this.#labels
    const legs = this.#legs
    const flags = this.#overlay.edgeFlags[edge] as number
    const fromMm = pairs[2 * from] as number
    const toMm = pairs[2 * to] as number
    const fromOwner = pairs[2 * from + 1] as number
    const toOwner = pairs[2 * to + 1] as number
    const isSpecial = (flags & HAS_STOPS) !== 0 || this.#points.on.first[edge] !== -1
    for (; home !== -1; home = next[home] as number) {
      const offset = legs[2 * home] as number
      let best = UNREACHABLE
      let point = -1
      if (flags & FOOT_BACK || offset === 0) {
        best = fromMm + offset
        point = fromOwner
      }
      if (flags & FOOT_FORWARD || offset === length) {
        const way = toMm + length - offset
        if (way < best || (way === best && toOwner < point)) {
          best = way
          point = toOwner
        }
      }
      if (isSpecial) {
        this.#best.mm = best
        this.#best.point = point
        this.#best.considerOnEdge(edge, flags, offset)
        best = this.#best.mm
        point = this.#best.point
      }
      const isReached = best < UNREACHABLE
      this.nearestMm[home] = isReached ? best + (legs[2 * home + 1] as number) : -1
      this.nearestPoint[home] = isReached ? point : -1
    }
  }

  /** Snaps a home anew and returns its edge; it must be evaluated after. */
  resnap(home: number): number {
    const before = this.snaps.edge[home] as number
    resnap(this.#snapper, this.snaps, home)
    this.#keepLegs(home)
    const after = this.snaps.edge[home] as number
    if (after !== before) {
      this.on.remove(home, before)
      this.on.insert(home, after)
    }
    if (after === -1) {
      this.nearestMm[home] = -1
      this.nearestPoint[home] = -1
    }
    return after
  }

  #keepLegs(home: number): void {
    this.#legs[2 * home] = this.snaps.offsetMm[home] as number
    this.#legs[2 * home + 1] = this.snaps.legMm[home] as number
  }

  /** The same answer for homes that are not kept here. */
  walksOf(homes: Snaps): { nearestMm: Int32Array; nearestPoint: Int32Array } {
    const nearestMm = new Int32Array(homes.length).fill(-1)
    const nearestPoint = new Int32Array(homes.length).fill(-1)
    const { edgeFlags } = this.#overlay
    const best = this.#best
    for (let home = 0; home < homes.length; home++) {
      const edge = homes.edge[home] as number
      if (edge === -1 || ((edgeFlags[edge] as number) & FOOT_BITS) === 0) continue
      best.find(edge, homes.offsetMm[home] as number)
      if (best.mm >= UNREACHABLE) continue
      nearestMm[home] = best.mm + (homes.legMm[home] as number)
      nearestPoint[home] = best.point
    }
    return { nearestMm, nearestPoint }
  }
}
