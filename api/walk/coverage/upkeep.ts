import { grownWith } from '../edge-lists.ts'
import type { Labels } from '../labels.ts'
import type { Box, Overlay } from '../overlay.ts'
import type { Snaps } from '../snaps.ts'
import type { Homes } from './homes.ts'
import type { Points } from './points.ts'

/**
 * Carries one change through labels, points and homes: between `start` and `finish`, labels are first taken away, then offered
 * anew, and at the end only homes on streets concerned are looked at again.
 */
export class Upkeep {
  readonly #overlay: Overlay
  readonly #labels: Labels
  readonly #points: Points
  readonly #homes: Homes
  #edgeStamp: Int32Array
  #generation = 0
  /** Streets whose homes must be looked at again although no label at their ends changes. */
  readonly #concerned: number[] = []

  constructor(overlay: Overlay, labels: Labels, points: Points, homes: Homes) {
    this.#overlay = overlay
    this.#labels = labels
    this.#points = points
    this.#homes = homes
    this.#edgeStamp = new Int32Array(overlay.edgeCount)
  }

  start(): void {
    this.#generation++
    this.#labels.startChange()
  }

  /** Repairs what was taken away from its rim, carries offers on, and looks again at the homes on every street concerned. */
  finish(): void {
    const labels = this.#labels
    const taken = labels.changedCount
    labels.offerFromRim()
    for (let i = 0; i < taken; i++) this.#points.seedThoseAt(labels.changed[i] as number)
    labels.settle()
    for (let i = 0; i < labels.changedCount; i++) this.#lookAgain(labels.changed[i] as number)
    for (const edge of this.#concerned) if (edge !== -1) this.#touch(edge)
    this.#concerned.length = 0
  }

  /** A point that stands nowhere in the lists begins to count where it is snapped. */
  link(point: number): void {
    const edge = this.#points.snaps.edge[point] as number
    this.#concerned.push(edge)
    this.#points.link(point)
    this.#points.seed(point)
  }

  /** Unlinks a point and forgets all labels that came from it. All takings come before the first seed of a change. */
  takeAway(point: number): void {
    const edge = this.#points.snaps.edge[point] as number
    if (edge === -1) return
    this.#concerned.push(edge)
    this.#points.unlink(point)
    for (const vertex of this.#endsOf(edge)) {
      if (this.#labels.pairs[2 * vertex + 1] === point) this.#labels.takeRegion(vertex)
    }
  }

  takeRegion(vertex: number): void {
    this.#labels.takeRegion(vertex)
  }

  /** From neighbours, and from points on the streets at hand. */
  offerTo(vertex: number): void {
    this.#labels.offerFromNeighbours(vertex)
    this.#points.seedThoseAt(vertex)
  }

  /** Homes and points on a closed edge walk to the next street. */
  edgeClosed(edge: number): void {
    const points = this.#points.on.itemsOn(edge)
    const ends = this.#endsOf(edge)
    for (const point of points) this.takeAway(point)
    for (const vertex of ends) this.#labels.takeRegion(vertex)
    for (const home of this.#homes.on.itemsOn(edge)) this.#concerned.push(this.#homes.resnap(home))
    this.#replace(points)
  }

  /** Homes and points that may now be nearer to this edge than to theirs snap anew; then walkers use it. */
  edgeAppeared(edge: number): void {
    const box = this.#overlay.boxOf(edge)
    const points = this.#points
    const moved: number[] = []
    for (let point = 0; point < points.count; point++) {
      if (!points.isRemoved(point) && mayReach(points.snaps, point, box)) moved.push(point)
    }
    for (const point of moved) this.takeAway(point)
    this.#replace(moved)
    const homes = this.#homes
    for (let home = 0; home < homes.snaps.length; home++) {
      if (mayReach(homes.snaps, home, box)) this.#concerned.push(homes.resnap(home))
    }
    for (const vertex of this.#endsOf(edge)) this.offerTo(vertex)
    this.#concerned.push(edge)
  }

  /** Makes room for what the overlay added. */
  grow(): void {
    const { edgeCount } = this.#overlay
    this.#labels.grow()
    this.#homes.on.growTo(edgeCount, 0)
    this.#points.grow()
    this.#edgeStamp = grownWith(this.#edgeStamp, edgeCount, 0)
  }

  #replace(points: readonly number[]): void {
    for (const point of points) {
      this.#points.resnap(point)
      this.link(point)
    }
  }

  /** Both ends of an edge and the places where added edges join it. */
  #endsOf(edge: number): number[] {
    const { edgeFrom, edgeTo, stops } = this.#overlay
    const joined = stops.get(edge)?.map((stop) => stop.vertex) ?? []
    return [edgeFrom[edge] as number, edgeTo[edge] as number, ...joined]
  }

  /** Homes on every street at a vertex. */
  #lookAgain(vertex: number): void {
    const { arcStart, arcs } = this.#overlay
    const homes = this.#homes
    const { first } = homes.on
    const stamp = this.#edgeStamp
    const generation = this.#generation
    const end = 3 * (arcStart[vertex + 1] as number)
    for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
      const code = arcs[arc + 2] as number
      const edge = code >> 1
      if (first[edge] === -1 || stamp[edge] === generation) continue
      stamp[edge] = generation
      const target = arcs[arc] as number
      const isForward = (code & 1) === 0
      homes.evaluateBetween(edge, isForward ? vertex : target, isForward ? target : vertex, arcs[arc + 1] as number)
    }
    const extra = this.#labels.extraArcs(vertex)
    for (let arc = 0; arc < extra.length; arc += 3) this.#touch((extra[arc + 2] as number) >> 1)
  }

  #touch(edge: number): void {
    if (this.#edgeStamp[edge] === this.#generation) return
    this.#edgeStamp[edge] = this.#generation
    this.#homes.evaluate(edge)
  }
}

/** Whether a place could have its nearest street in this box: no farther than its present leg, or the limit where it has none. */
function mayReach(snaps: Snaps, i: number, [minX, minY, maxX, maxY]: Box): boolean {
  // Plane millimetres are within 2 % of true ones in any network that a city or prefecture needs.
  const reach = (snaps.edge[i] === -1 ? snaps.limitMm : (snaps.legMm[i] as number)) * 1.02 + 1000
  const x = snaps.x[i] as number
  const y = snaps.y[i] as number
  return x >= minX - reach && x <= maxX + reach && y >= minY - reach && y <= maxY + reach
}
