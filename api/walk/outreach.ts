import type { WalkGraph } from './graph.ts'
import { Search } from './search.ts'
import { snapPoints } from './snap.ts'
import type { Snaps } from './snaps.ts'

/**
 * Which places one reaches from a base within a limit: on foot, or by car as far as cars may go and then on foot (Approach asks the
 * same the other way round, of one place and many who come). Reusable: one for any number of bases.
 */
export class Outreach {
  readonly #graph: WalkGraph
  readonly #limitWalkMm: number
  readonly #driveMmPerWalkMm: number
  readonly #foot = new Search()
  readonly #car = new Search()
  #legMm = 0
  #carLegMm = 0
  #drives = false

  /** The limit is given as the millimetres that are walked meanwhile. */
  constructor(graph: WalkGraph, limitWalkMm: number, driveMmPerWalkMm: number) {
    this.#graph = graph
    this.#limitWalkMm = limitWalkMm
    this.#driveMmPerWalkMm = driveMmPerWalkMm
  }

  /** Sets out from a base. False where no street is near it. */
  setOut(fromLonLat: readonly [number, number], byCar: boolean): boolean {
    const start = snapPoints(this.#graph, fromLonLat)
    this.#drives = byCar && this.#drive(fromLonLat)
    const edge = start.edge[0] as number
    this.#legMm = start.legMm[0] as number
    this.#foot.run(this.#graph, edge, start.offsetMm[0] as number, this.#legMm, this.#limitWalkMm, {
      mode: 'foot',
      ...(this.#drives && { changeFrom: { search: this.#car, scale: 1 / this.#driveMmPerWalkMm } }),
    })
    return edge !== -1
  }

  /** Whether row i of places snapped for walkers is within the limit, which counts as inside. */
  reaches(places: Snaps, i: number): boolean {
    const edge = places.edge[i] as number
    if (edge === -1) return false
    const [offsetMm, legMm] = [places.offsetMm[i] as number, places.legMm[i] as number]
    if (this.#foot.distanceTo(edge, offsetMm, this.#legMm) + legMm <= this.#limitWalkMm) return true
    if (!this.#drives) return false
    // One may get off anywhere along a street, not at its crossings only.
    const driven = this.#car.distanceTo(edge, offsetMm, this.#carLegMm)
    return driven / this.#driveMmPerWalkMm + legMm <= this.#limitWalkMm
  }

  /** One walks to the nearest street that cars may use. */
  #drive(fromLonLat: readonly [number, number]): boolean {
    const start = snapPoints(this.#graph, fromLonLat, { mode: 'car' })
    const edge = start.edge[0] as number
    if (edge === -1) return false
    this.#carLegMm = Math.round((start.legMm[0] as number) * this.#driveMmPerWalkMm)
    const limitMm = Math.round(this.#limitWalkMm * this.#driveMmPerWalkMm)
    this.#car.run(this.#graph, edge, start.offsetMm[0] as number, this.#carLegMm, limitMm, { mode: 'car' })
    return true
  }
}
