import { BestWay } from './coverage/best-way.ts'
import { Homes } from './coverage/homes.ts'
import { Points } from './coverage/points.ts'
import { Upkeep } from './coverage/upkeep.ts'
import type { WalkGraph } from './graph.ts'
import { Labels } from './labels.ts'
import { type NewEdge, Overlay } from './overlay.ts'
import type { Snaps } from './snaps.ts'

/**
 * The walk from every residence to its nearest point, kept exact while points come, move and go and while streets close, open or
 * are added. Of equally near points the lower index counts. Rows of points are never renumbered: a removed one stays empty.
 * Closing or adding through this class changes its overlay; snaps are its own copies.
 */
export class Coverage {
  /** Millimetres by residence, both legs included; -1 = unreachable or without usable street data. */
  readonly nearestMm: Int32Array
  /** Row of the nearest point by residence; -1 likewise. */
  readonly nearestPoint: Int32Array
  readonly graph: WalkGraph
  readonly overlay: Overlay
  /** Residences as snapped now; closing an edge snaps those on it anew. */
  readonly residences: Snaps
  readonly #points: Points
  readonly #homes: Homes
  readonly #upkeep: Upkeep

  constructor(graph: WalkGraph, input: { residences: Snaps; points: Snaps; overlay?: Overlay }) {
    this.graph = graph
    this.overlay = input.overlay ?? new Overlay(graph)
    const labels = new Labels(this.overlay)
    this.#points = new Points(graph, this.overlay, labels, input.points)
    const best = new BestWay(this.overlay, labels, this.#points)
    this.#homes = new Homes(graph, this.overlay, labels, this.#points, best, input.residences)
    this.#upkeep = new Upkeep(this.overlay, labels, this.#points, this.#homes)
    this.residences = this.#homes.snaps
    this.nearestMm = this.#homes.nearestMm
    this.nearestPoint = this.#homes.nearestPoint
    for (let point = 0; point < this.#points.count; point++) this.#points.seed(point)
    labels.settle()
    for (let edge = 0; edge < this.overlay.edgeCount; edge++) this.#homes.evaluate(edge)
  }

  /** Rows of points handed out so far, removed ones included. */
  get pointCount(): number {
    return this.#points.count
  }

  /** Points as snapped now; rows beyond pointCount are spare. */
  get points(): Snaps {
    return this.#points.snaps
  }

  /**
   * The same answer for homes that this coverage does not keep, so that a million of them can be asked in chunks. They must have
   * been snapped with this coverage's overlay.
   */
  walksOf(homes: Snaps): { nearestMm: Int32Array; nearestPoint: Int32Array } {
    return this.#homes.walksOf(homes)
  }

  /** Adds a point and returns its row. */
  addPoint(lon: number, lat: number): number {
    const point = this.#points.addRow()
    this.#upkeep.start()
    this.#points.place(point, lon, lat)
    this.#upkeep.link(point)
    this.#upkeep.finish()
    return point
  }

  movePoint(point: number, lon: number, lat: number): void {
    this.#points.expectRow(point)
    this.#upkeep.start()
    this.#upkeep.takeAway(point)
    this.#points.place(point, lon, lat)
    this.#upkeep.link(point)
    this.#upkeep.finish()
  }

  removePoint(point: number): void {
    this.#points.expectRow(point)
    this.#upkeep.start()
    this.#upkeep.takeAway(point)
    this.#points.remove(point)
    this.#upkeep.finish()
  }

  /** Closes an edge: nobody passes, and homes and points on it walk to the next street. False where it was closed. */
  closeEdge(edge: number): boolean {
    if (!this.overlay.closeEdge(edge)) return false
    this.follow('edgeClosed', edge)
    return true
  }

  /** Opens a closed edge again. False where it was not closed. */
  openEdge(edge: number): boolean {
    if (!this.overlay.openEdge(edge)) return false
    this.follow('edgeOpened', edge)
    return true
  }

  /** Adds a street or footbridge and returns its edge; see Overlay.addEdge. */
  addEdge(edge: NewEdge): number {
    const added = this.overlay.addEdge(edge)
    this.follow('edgeAdded', added)
    return added
  }

  shutGate(vertex: number): boolean {
    if (!this.overlay.shutGate(vertex)) return false
    this.follow('gateShut', vertex)
    return true
  }

  openGate(vertex: number): boolean {
    if (!this.overlay.openGate(vertex)) return false
    this.follow('gateOpened', vertex)
    return true
  }

  /**
   * Brings the walks up to a change that has just been made in the overlay. Coverages that share one overlay all follow each change, before
   * the next is made.
   */
  follow(change: StreetChange, at: number): void {
    if (change === 'edgeAdded') this.#upkeep.grow()
    this.#upkeep.start()
    if (change === 'edgeClosed') this.#upkeep.edgeClosed(at)
    else if (change === 'gateShut') this.#upkeep.takeRegion(at)
    else if (change === 'gateOpened') this.#upkeep.offerTo(at)
    else this.#upkeep.edgeAppeared(at)
    this.#upkeep.finish()
  }
}

/** What was done to an edge, or to the gate at a vertex. */
export type StreetChange = 'edgeClosed' | 'edgeOpened' | 'edgeAdded' | 'gateShut' | 'gateOpened'
