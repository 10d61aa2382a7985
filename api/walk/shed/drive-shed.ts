import type { WalkGraph } from '../graph.ts'
import { HAS_STOPS, type Network, UNREACHABLE } from '../network.ts'
import { Search } from '../search.ts'
import { shedOfSearch, type Walkshed } from '../walkshed.ts'
import type { Raster } from './raster.ts'
import type { ShedStart } from './reached-tiles.ts'

interface Drive {
  /** Millimetres that are driven while one is walked. */
  ratio: number
  /** Searches that have run, each with its own millimetres to one that is walked. */
  searches: readonly { search: Search; ratio: number }[]
  /** Least time to a place on a street, in millimetres that are walked meanwhile. */
  streetMmTo(edge: number, offsetMm: number): number
}

/**
 * The ground that is reached by car and on foot. Each cell asks for its own least time, since it may be reached in the middle of a street
 * sooner than on foot from either end.
 */
export function driveShed(
  graph: WalkGraph,
  network: Network,
  raster: Raster,
  start: ShedStart,
  drive: Drive,
): Walkshed {
  const everyStreetAsks: Network = Object.create(network, {
    edgeFlags: { value: network.edgeFlags.map((flags) => flags | HAS_STOPS) },
  })
  const { limitMm } = start
  const legMm = asFarAs(drive.ratio * (limitMm - start.legMm), limitMm)
  const search = new DriveSearch(network, drive, limitMm)
  return shedOfSearch(graph, everyStreetAsks, raster, search, { ...start, legMm })
}

/** A distance of which so much is left: ground is looked for as far around as one drives, not walks, in the time that is left. */
function asFarAs(restMm: number, limitMm: number): number {
  return limitMm - Math.round(restMm)
}

/** Answers as a search would that had driven and walked at once. */
class DriveSearch extends Search {
  readonly #streetMmTo: Drive['streetMmTo']

  constructor({ vertexCount }: Network, { ratio, searches, streetMmTo }: Drive, limitMm: number) {
    super()
    this.#streetMmTo = streetMmTo
    this.distance = new Int32Array(vertexCount).fill(UNREACHABLE)
    this.touched = new Int32Array(vertexCount)
    for (const { search, ratio: own } of searches) {
      for (let i = 0; i < search.touchedCount; i++) {
        const vertex = search.touched[i] as number
        const mm = (search.distance[vertex] as number) / own
        const known = this.distance[vertex] as number
        const distance = asFarAs(ratio * (limitMm - mm), limitMm)
        if (known === UNREACHABLE) this.touched[this.touchedCount++] = vertex
        this.distance[vertex] = Math.min(known, distance)
      }
    }
  }

  override distanceTo(edge: number, offsetMm: number): number {
    return Math.min(UNREACHABLE, Math.round(this.#streetMmTo(edge, offsetMm)))
  }
}
