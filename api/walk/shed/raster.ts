import type { WalkGraph } from '../graph.ts'
import type { Network } from '../network.ts'
import { Overlay } from '../overlay.ts'
import { TILE_MM, type Tile, TileSnapper } from './tile.ts'

/** About 85 MB: a whole large city in one piece; beyond it the oldest tile goes. */
const MOST_TILES = 10_000

/**
 * The ground around the streets as cells, each snapped once and kept for all walksheds to come. A raster of an overlay keeps
 * only tiles near its changes and leaves the others to the graph's.
 */
export class Raster {
  readonly limitMm: number
  readonly #overlay: Overlay | null
  readonly #base: Raster | null
  readonly #snapper: TileSnapper
  readonly #tiles = new Map<number, Tile>()
  #boxesSeen = 0

  constructor(graph: WalkGraph, network: Network, limitMm: number) {
    this.limitMm = limitMm
    this.#overlay = network instanceof Overlay ? network : null
    this.#base = this.#overlay === null ? null : rasterOf(graph, graph, limitMm)
    this.#snapper = new TileSnapper(graph, network, limitMm)
  }

  /** The tile whose south-west corner is (column, row) tiles from the projection's centre. */
  tile(column: number, row: number): Tile {
    if (this.#overlay !== null && this.#base !== null) {
      this.#dropStale(this.#overlay)
      if (!this.#isNearChange(this.#overlay, column, row, 0)) return this.#base.tile(column, row)
    }
    const key = keyOf(column, row)
    let tile = this.#tiles.get(key)
    if (tile === undefined) {
      tile = this.#snapper.snapTile(column, row)
      if (this.#tiles.size >= MOST_TILES) this.#tiles.delete(this.#tiles.keys().next().value as number)
      this.#tiles.set(key, tile)
    }
    return tile
  }

  #dropStale(overlay: Overlay): void {
    if (overlay.changedBoxes.length === this.#boxesSeen) return
    for (const key of this.#tiles.keys()) {
      const [column, row] = placeOf(key)
      if (this.#isNearChange(overlay, column, row, this.#boxesSeen)) this.#tiles.delete(key)
    }
    this.#boxesSeen = overlay.changedBoxes.length
  }

  #isNearChange(overlay: Overlay, column: number, row: number, firstBox: number): boolean {
    const reach = this.limitMm * 1.02
    const west = column * TILE_MM - reach
    const south = row * TILE_MM - reach
    const east = (column + 1) * TILE_MM + reach
    const north = (row + 1) * TILE_MM + reach
    for (let i = firstBox; i < overlay.changedBoxes.length; i++) {
      const box = overlay.changedBoxes[i]
      if (box && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south) return true
    }
    return false
  }
}

const rasters = new WeakMap<object, Raster>()

/** The raster that belongs to a graph or an overlay; another snap limit makes a new one. */
export function rasterOf(graph: WalkGraph, network: Network, limitMm: number): Raster {
  let raster = rasters.get(network)
  if (raster === undefined || raster.limitMm !== limitMm) {
    raster = new Raster(graph, network, limitMm)
    rasters.set(network, raster)
  }
  return raster
}

/** The int32 plane is 11,185 tiles wide; a key stays a small integer, which a Map finds fastest. */
const KEY_BASE = 2 ** 14

function keyOf(column: number, row: number): number {
  return (row + KEY_BASE / 2) * KEY_BASE + column + KEY_BASE / 2
}

function placeOf(key: number): [column: number, row: number] {
  return [(key % KEY_BASE) - KEY_BASE / 2, Math.floor(key / KEY_BASE) - KEY_BASE / 2]
}
