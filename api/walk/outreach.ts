import type { WalkGraph } from './graph.ts'
import { modeShift, type Network, SHUT_TO_CARS, SHUT_TO_FOOT, UNREACHABLE } from './network.ts'
import type { Overlay } from './overlay.ts'
import { Search } from './search.ts'
import { driveShed } from './shed/drive-shed.ts'
import { rasterOf } from './shed/raster.ts'
import { snapPoints } from './snap.ts'
import { Snaps } from './snaps.ts'
import { shedOfSearch, type Walkshed } from './walkshed.ts'

/**
 * Which places one reaches from a base within a limit: on foot, or by car as far as cars may go and then on foot (Approach asks the
 * same the other way round, of one place and many who come). Reusable: one for any number of bases.
 */
export class Outreach {
  readonly #graph: WalkGraph
  readonly #network: Network
  readonly #snapping: { overlay?: Overlay }
  readonly #limitWalkMm: number
  readonly #driveMmPerWalkMm: number
  readonly #foot = new Search()
  readonly #car = new Search()
  readonly #afterCar = new Search()
  readonly #driven: Pick<Search, 'distance' | 'touched' | 'touchedCount'>
  #start: Snaps
  #legMm = 0
  /** The leg to the street where the car stands; null = nobody drives. */
  #carLegMm: number | null = null

  /** The limit is given as the millimetres that are walked meanwhile. */
  constructor(graph: WalkGraph, limitWalkMm: number, driveMmPerWalkMm: number, overlay?: Overlay) {
    this.#graph = graph
    this.#network = overlay ?? graph
    this.#snapping = overlay ? { overlay } : {}
    this.#limitWalkMm = limitWalkMm
    this.#driveMmPerWalkMm = driveMmPerWalkMm
    const distance = new Int32Array(this.#network.vertexCount).fill(UNREACHABLE)
    this.#start = new Snaps(1, 0)
    this.#driven = { distance, touched: new Int32Array(this.#network.vertexCount), touchedCount: 0 }
  }

  /** Sets out from a base; where no street is near it, nothing is reached. */
  setOut(fromLonLat: readonly [number, number], byCar: boolean): void {
    const start = snapPoints(this.#graph, fromLonLat, this.#snapping)
    const [edge, offsetMm, legMm] = [start.edge[0] as number, start.offsetMm[0] as number, start.legMm[0] as number]
    this.#start = start
    this.#legMm = legMm
    this.#foot.run(this.#network, edge, offsetMm, legMm, this.#limitWalkMm)
    this.#carLegMm = null
    if (byCar) this.#drive(snapPoints(this.#graph, fromLonLat, { ...this.#snapping, mode: 'car' }))
  }

  /** Whether row i of places snapped for walkers is within the limit, which counts as inside. */
  reaches(places: Snaps, i: number): boolean {
    return this.walkMmTo(places, i) <= this.#limitWalkMm
  }

  /**
   * What is walked in the least time to row i of places snapped for walkers, a drive counted as the walk that takes as long. Exact up to
   * the limit; beyond it it may be too long, or Infinity.
   */
  walkMmTo(places: Snaps, i: number): number {
    const edge = places.edge[i] as number
    if (edge === -1) return Number.POSITIVE_INFINITY
    const way = this.streetMmTo(edge, places.offsetMm[i] as number)
    return way < UNREACHABLE ? way + (places.legMm[i] as number) : Number.POSITIVE_INFINITY
  }

  /** The same to a place on a street that walkers may use, without a leg; UNREACHABLE where there is no way. */
  streetMmTo(edge: number, offsetMm: number): number {
    let way = this.#foot.distanceTo(edge, offsetMm, this.#legMm)
    if (this.#carLegMm !== null) {
      way = Math.min(way, this.#afterCar.distanceTo(edge, offsetMm, this.#carLegMm))
      // One may get off anywhere along a street on which one may also walk, and homes are joined to such only.
      const driven = this.#car.distanceTo(edge, offsetMm, this.#inDriveMm(this.#carLegMm))
      if (driven < UNREACHABLE) way = Math.min(way, driven / this.#driveMmPerWalkMm)
    }
    return way
  }

  /** The ground that it reaches, as the homes on it would be; null where the base has no street near it. */
  shed(): Walkshed {
    const { edge, offsetMm, legMm } = this.#start
    const [startEdge, leg] = [edge[0] as number, legMm[0] as number]
    if (startEdge === -1 || leg > this.#limitWalkMm) return { geometry: null }
    const limitMm = this.#limitWalkMm
    const start = { edge: startEdge, offsetMm: offsetMm[0] as number, legMm: leg, limitMm, direction: 'from' } as const
    const raster = rasterOf(this.#graph, this.#network, this.#start.limitMm)
    if (this.#carLegMm === null) return shedOfSearch(this.#graph, this.#network, raster, this.#foot, start)
    return driveShed(this.#graph, this.#network, raster, start, {
      ratio: this.#driveMmPerWalkMm,
      searches: [
        { search: this.#foot, ratio: 1 },
        { search: this.#afterCar, ratio: 1 },
        { search: this.#car, ratio: this.#driveMmPerWalkMm },
      ],
      streetMmTo: (street, at) => this.streetMmTo(street, at),
    })
  }

  /** One walks to the nearest street that cars may use, drives, and walks on from wherever the car comes. */
  #drive(start: Snaps): void {
    const [edge, offsetMm, legMm] = [start.edge[0] as number, start.offsetMm[0] as number, start.legMm[0] as number]
    if (edge === -1) return
    this.#carLegMm = legMm
    const limitMm = this.#inDriveMm(this.#limitWalkMm)
    this.#car.run(this.#network, edge, offsetMm, this.#inDriveMm(legMm), limitMm, { mode: 'car' })
    this.#gatherDriven(edge, offsetMm, this.#inDriveMm(legMm))
    const changeFrom = { search: this.#driven, scale: 1 / this.#driveMmPerWalkMm }
    this.#afterCar.run(this.#network, edge, offsetMm, legMm, this.#limitWalkMm, { changeFrom })
  }

  /** Crossings that the car reaches, and the barriers before which it stops, where walkers may pass. */
  #gatherDriven(startEdge: number, startOffsetMm: number, legMm: number): void {
    const { arcStart, arcs, edgeFlags, edgeFrom, edgeTo, edgeLength, vertexFlags } = this.#network
    const { distance, touched } = this.#driven
    for (let i = 0; i < this.#driven.touchedCount; i++) distance[touched[i] as number] = UNREACHABLE
    this.#driven.touchedCount = 0
    const shift = modeShift('car')
    const reach = (vertex: number, mm: number) => {
      const known = distance[vertex] as number
      if (mm >= known || ((vertexFlags[vertex] as number) & SHUT_TO_FOOT) !== 0) return
      if (known === UNREACHABLE) touched[this.#driven.touchedCount++] = vertex
      distance[vertex] = mm
    }
    const isBarrier = (vertex: number) => ((vertexFlags[vertex] as number) & SHUT_TO_CARS) !== 0
    const access = ((edgeFlags[startEdge] as number) >> shift) & 3
    const [from, to] = [edgeFrom[startEdge] as number, edgeTo[startEdge] as number]
    const length = edgeLength[startEdge] as number
    if (isBarrier(from) && (access & 2) !== 0) reach(from, legMm + startOffsetMm)
    if (isBarrier(to) && (access & 1) !== 0) reach(to, legMm + length - startOffsetMm)
    // A car at the very crossing is there, whichever way its street may be driven.
    if (startOffsetMm === 0) reach(from, legMm)
    if (startOffsetMm === length) reach(to, legMm)
    for (let i = 0; i < this.#car.touchedCount; i++) {
      const vertex = this.#car.touched[i] as number
      const here = this.#car.distance[vertex] as number
      reach(vertex, here)
      const end = 3 * (arcStart[vertex + 1] as number)
      for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
        const target = arcs[arc] as number
        const code = arcs[arc + 2] as number
        const isOpen = (((edgeFlags[code >> 1] as number) >> (shift + (code & 1))) & 1) === 1
        if (isOpen && isBarrier(target)) reach(target, here + (arcs[arc + 1] as number))
      }
    }
  }

  #inDriveMm(walkMm: number): number {
    return Math.round(walkMm * this.#driveMmPerWalkMm)
  }
}
