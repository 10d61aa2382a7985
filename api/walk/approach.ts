import type { WalkGraph } from './graph.ts'
import type { Mode, Network } from './network.ts'
import { UNREACHABLE } from './network.ts'
import { Search } from './search.ts'
import type { Snaps } from './snaps.ts'
import { appendPlaces, type Piece, trace, traceVertex } from './trace.ts'

/** A way to the place, as it is gone. */
export interface Way {
  walkedMm: number
  /** 0 on foot. */
  drivenMm: number
  /** Degrees, along the streets. */
  coordinates: [number, number][]
}

/**
 * How far many are from one place, by a search from that place against the direction of travel: on foot, and by car.
 *
 * By car one walks to the nearest street that cars may use, drives, gets off at any crossing, barrier or place of the last street where
 * one may also walk (at once, where driving gains nothing), and walks the rest as walkers do. Oneway binds the drive and not the walk.
 * A street that only cars may use carries a drive but lets nobody off. What is walked is counted in millimetres of driving that take
 * as long, rounded once for each of the two walks, so that one search finds the least time exactly.
 */
export class Approach {
  readonly #foot = new Search()
  readonly #car = new Search()
  readonly #driveMmPerWalkMm: number
  #place: Snaps | null = null
  #network: Network | null = null

  constructor(driveMmPerWalkMm: number) {
    this.#driveMmPerWalkMm = driveMmPerWalkMm
  }

  /**
   * Searches from row 0 of `place`, snapped for walkers. Distances up to the limits are exact; beyond them they may be too long, or
   * missing. Without `driveMm` nobody drives.
   */
  run(network: Network, place: Snaps, limits: { walkMm: number; driveMm: number | null }): void {
    const [edge, offset, leg] = [place.edge[0] as number, place.offsetMm[0] as number, place.legMm[0] as number]
    this.#place = place
    this.#network = network
    this.#foot.run(network, edge, offset, leg, limits.walkMm, { mode: 'foot', direction: 'to' })
    if (limits.driveMm === null) return
    this.#car.run(network, edge, offset, this.#inDriveMm(leg), limits.driveMm, {
      mode: 'car',
      direction: 'to',
      changeFrom: { search: this.#foot, scale: this.#driveMmPerWalkMm },
    })
  }

  /** Whole walk of row i of places snapped for walkers; null = no way. */
  walkMm(from: Snaps, i: number): number | null {
    const edge = from.edge[i] as number
    if (edge === -1 || this.#place === null) return null
    const way = this.#foot.distanceTo(edge, from.offsetMm[i] as number, this.#place.legMm[0] as number)
    return way >= UNREACHABLE ? null : way + (from.legMm[i] as number)
  }

  /** Drive and walks of row i of places snapped for cars, in millimetres of driving; null = no way. */
  driveMm(from: Snaps, i: number): number | null {
    const edge = from.edge[i] as number
    if (edge === -1 || this.#place === null) return null
    const way = Math.min(this.#driven(from, i), this.#walkedOnly(from, i))
    return way >= UNREACHABLE ? null : way + this.#inDriveMm(from.legMm[i] as number)
  }

  /** The way of row i of places snapped for that mode; null = none. */
  way(graph: WalkGraph, mode: Mode, from: Snaps, i: number): Way | null {
    const length = mode === 'foot' ? this.walkMm(from, i) : this.driveMm(from, i)
    const [network, place] = [this.#network, this.#place]
    if (length === null || network === null || place === null) return null
    const drives = mode === 'car' && this.#driven(from, i) < this.#walkedOnly(from, i)
    const leg = place.legMm[0] as number
    const end = {
      edge: from.edge[i] as number,
      offsetMm: from.offsetMm[i] as number,
      startLegMm: drives ? this.#inDriveMm(leg) : leg,
    }
    const first = trace(network, drives ? this.#car : this.#foot, end)
    const rest = first.changedAt === -1 ? [] : traceVertex(network, this.#foot, first.changedAt).pieces
    const drivenMm = drives ? lengthOf(first.pieces) : 0
    const walkedMm = (from.legMm[i] as number) + (drives ? 0 : lengthOf(first.pieces)) + lengthOf(rest) + leg
    const places: [number, number][] = [[from.x[i] as number, from.y[i] as number]]
    // The search ran against the travel: its last piece is gone first, and each of them back.
    for (const { edge, fromMm, toMm } of [...first.pieces, ...rest]) {
      appendPlaces(network, { edge, fromMm: toMm, toMm: fromMm }, places)
    }
    places.push([place.x[0] as number, place.y[0] as number])
    const degrees = places.map(([x, y]) => graph.lonLat(x, y))
    const coordinates = degrees.filter(([lon, lat], at) => {
      const [lonBefore, latBefore] = degrees[at - 1] ?? []
      return lon !== lonBefore || lat !== latBefore
    })
    // A line has two ends, also where one need not move.
    if (coordinates.length === 1) coordinates.push(...coordinates.slice())
    return { walkedMm, drivenMm, coordinates }
  }

  #driven(from: Snaps, i: number): number {
    const leg = this.#inDriveMm((this.#place as Snaps).legMm[0] as number)
    return this.#car.distanceTo(from.edge[i] as number, from.offsetMm[i] as number, leg)
  }

  #walkedOnly(from: Snaps, i: number): number {
    const leg = (this.#place as Snaps).legMm[0] as number
    const walked = this.#foot.distanceTo(from.edge[i] as number, from.offsetMm[i] as number, leg)
    return walked >= UNREACHABLE ? UNREACHABLE : this.#inDriveMm(walked)
  }

  #inDriveMm(walkMm: number): number {
    return Math.min(UNREACHABLE, Math.round(walkMm * this.#driveMmPerWalkMm))
  }
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { fromMm, toMm }) => sum + Math.abs(toMm - fromMm), 0)
}
