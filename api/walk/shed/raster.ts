import type { WalkGraph } from '../graph.ts'
import type { Network } from '../network.ts'
import { Overlay } from '../overlay.ts'
import { Snapper } from '../snapper.ts'

/** Side of a raster cell. Finer costs time, coarser costs people on the rim: see the benchmark for both. */
export const CELL_MM = 12_000
/** Cells along a tile's side. */
export const TILE_CELLS = 32
export const TILE_MM = CELL_MM * TILE_CELLS
/** Cells snapped together: their candidates are looked up once. */
const BLOCK_CELLS = 4
const BLOCK_MM = BLOCK_CELLS * CELL_MM
/** About 80 MB: a whole large city in one piece; beyond it the oldest tile goes. */
const MOST_TILES = 12_000

/** Leg of a cell without usable street, in the tile's unit. */
export const NO_STREET = 0xff_ff
/** Legs are kept in centimetres. */
export const LEG_UNIT_MM = 10
/** Offsets are kept as parts of the edge's length. */
export const OFFSET_PARTS = 0xff_ff

/** Cells of one tile, numbered row by row from the south-west, snapped by the rule of residences. */
export interface Tile {
  /** Leg by cell, NO_STREET where there is none. */
  leg: Uint16Array
  /** Edges that cells of this tile snap to. */
  edges: Int32Array
  /** Cells of edge g: `cell[start[g] .. start[g + 1]]`, with their place along the edge. */
  start: Uint16Array
  cell: Uint16Array
  offset: Uint16Array
}

/**
 * The ground around the streets as cells, each snapped once and kept for all walksheds to come. A raster of an overlay keeps
 * only tiles near its changes and leaves the others to the graph's.
 */
export class Raster {
  readonly limitMm: number
  readonly #graph: WalkGraph
  readonly #overlay: Overlay | null
  readonly #base: Raster | null
  readonly #snapper: Snapper
  readonly #tiles = new Map<number, Tile>()
  readonly #candidates: number[] = []
  #boxesSeen = 0

  constructor(graph: WalkGraph, network: Network, limitMm: number) {
    this.#graph = graph
    this.limitMm = limitMm
    this.#overlay = network instanceof Overlay ? network : null
    this.#base = this.#overlay === null ? null : rasterOf(graph, graph, limitMm)
    this.#snapper = new Snapper(graph, network, limitMm, 'foot')
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
      tile = this.#snapTile(column, row)
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

  #snapTile(column: number, row: number): Tile {
    const leg = new Uint16Array(TILE_CELLS * TILE_CELLS).fill(NO_STREET)
    const cellsOf = new Map<number, number[]>()
    const snapper = this.#snapper
    const { edgeLength } = this.#overlay ?? this.#graph
    let count = 0
    this.#eachCell(column, row, (place) => {
      const { edge } = snapper
      if (edge === -1) return
      leg[place] = Math.round(snapper.legMm / LEG_UNIT_MM)
      const length = edgeLength[edge] as number
      const part = length === 0 ? 0 : Math.round((snapper.offsetMm / length) * OFFSET_PARTS)
      const cells = cellsOf.get(edge)
      if (cells === undefined) cellsOf.set(edge, [place, part])
      else cells.push(place, part)
      count++
    })
    const tile: Tile = {
      leg,
      edges: Int32Array.from(cellsOf.keys()),
      start: new Uint16Array(cellsOf.size + 1),
      cell: new Uint16Array(count),
      offset: new Uint16Array(count),
    }
    let at = 0
    let group = 0
    for (const cells of cellsOf.values()) {
      for (let i = 0; i < cells.length; i += 2) {
        tile.cell[at] = cells[i] as number
        tile.offset[at++] = cells[i + 1] as number
      }
      tile.start[++group] = at
    }
    return tile
  }

  /**
   * Snaps every cell of a tile, block by block. All streets that can be nearest to a cell of a block lie within D + 2r of the
   * block's middle, D being the way from there to its nearest street and r the block's radius. Where the nearest ones are cut off
   * and so a farther one may count, the cell looks for itself.
   */
  #eachCell(column: number, row: number, visit: (cell: number) => void): void {
    const snapper = this.#snapper
    const radius = BLOCK_MM * 0.72
    for (let blockRow = 0; blockRow < TILE_CELLS; blockRow += BLOCK_CELLS) {
      for (let blockColumn = 0; blockColumn < TILE_CELLS; blockColumn += BLOCK_CELLS) {
        const middleX = column * TILE_MM + blockColumn * CELL_MM + BLOCK_MM / 2
        const middleY = row * TILE_MM + blockRow * CELL_MM + BLOCK_MM / 2
        const nearestSquare = snapper.nearestSquare(middleX, middleY, radius)
        if (nearestSquare === Infinity) continue
        const reach = Math.sqrt(nearestSquare) + 2 * radius
        snapper.gather(middleX, middleY, reach, this.#candidates)
        for (let r = blockRow; r < blockRow + BLOCK_CELLS; r++) {
          for (let c = blockColumn; c < blockColumn + BLOCK_CELLS; c++) {
            const x = column * TILE_MM + (c + 0.5) * CELL_MM
            const y = row * TILE_MM + (r + 0.5) * CELL_MM
            if (!snapper.snapAmong(x, y, this.#candidates, reach - radius)) snapper.snap(x, y)
            visit(r * TILE_CELLS + c)
          }
        }
      }
    }
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

const KEY_BASE = 2 ** 20

function keyOf(column: number, row: number): number {
  return (row + KEY_BASE / 2) * KEY_BASE + column + KEY_BASE / 2
}

function placeOf(key: number): [column: number, row: number] {
  return [(key % KEY_BASE) - KEY_BASE / 2, Math.floor(key / KEY_BASE) - KEY_BASE / 2]
}
