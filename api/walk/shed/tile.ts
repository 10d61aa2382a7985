import type { WalkGraph } from '../graph.ts'
import type { Network } from '../network.ts'
import { Snapper } from '../snapper.ts'
import { Block } from './block.ts'

/** Side of a raster cell. Finer costs time, coarser costs people on the rim: see the benchmark for both. */
export const CELL_MM = 14_000
/** Cells along a tile's side: 2^5. */
export const TILE_BITS = 5
export const TILE_CELLS = 1 << TILE_BITS
export const TILE_MM = CELL_MM * TILE_CELLS
/** Cells snapped together: their candidates are looked up once. */
const BLOCK_CELLS = 4
const BLOCK_MM = BLOCK_CELLS * CELL_MM
/** From a block's middle to the middle of its corner cell, with two in a hundred for the plane's stretch. */
const BLOCK_RADIUS_MM = ((BLOCK_MM - CELL_MM) / 2) * Math.SQRT2 * 1.02

/** Leg of a cell without usable street, in the tile's unit. */
export const NO_STREET = 0xff_ff
/** Legs are kept in centimetres. */
export const LEG_UNIT_MM = 10

/**
 * Cells of one tile, numbered row by row from the south-west, snapped by the rule of residences. Sorted by street and packed, for
 * the memory that a walkshed has to read is most of its cost. About 10 KB.
 */
export interface Tile {
  /** GROUP_WORDS for each street: where its cells begin in `places`, edge, its first and last vertex, its length in mm. Then the end. */
  groups: Int32Array
  /** Two for each cell: offset in mm; leg << CELL_BITS | cell. */
  places: Int32Array
  /** Leg by cell, NO_STREET where there is none. */
  leg: Uint16Array
}

export const GROUP_WORDS = 5
export const CELL_BITS = 2 * TILE_BITS

/** Snaps the cells of one tile after another. */
export class TileSnapper {
  readonly #network: Network
  readonly #snapper: Snapper
  readonly #block: Block
  /** Edge and offset by cell of the tile at hand. */
  readonly #edge = new Int32Array(TILE_CELLS * TILE_CELLS)
  readonly #offsetMm = new Int32Array(TILE_CELLS * TILE_CELLS)

  constructor(graph: WalkGraph, network: Network, limitMm: number) {
    this.#network = network
    this.#snapper = new Snapper(graph, network, limitMm, 'foot')
    this.#block = new Block(graph, network, this.#snapper, BLOCK_RADIUS_MM)
  }

  /** The tile whose south-west corner is (column, row) tiles from the projection's centre. */
  snapTile(column: number, row: number): Tile {
    const leg = new Uint16Array(TILE_CELLS * TILE_CELLS).fill(NO_STREET)
    this.#edge.fill(-1)
    for (let firstRow = 0; firstRow < TILE_CELLS; firstRow += BLOCK_CELLS) {
      for (let firstColumn = 0; firstColumn < TILE_CELLS; firstColumn += BLOCK_CELLS) {
        const west = column * TILE_MM + firstColumn * CELL_MM
        const south = row * TILE_MM + firstRow * CELL_MM
        if (!this.#block.gather(west + BLOCK_MM / 2, south + BLOCK_MM / 2)) continue
        for (let r = 0; r < BLOCK_CELLS; r++) {
          for (let c = 0; c < BLOCK_CELLS; c++) {
            this.#block.snap(west + (c + 0.5) * CELL_MM, south + (r + 0.5) * CELL_MM)
            const cell = (firstRow + r) * TILE_CELLS + firstColumn + c
            this.#edge[cell] = this.#snapper.edge
            this.#offsetMm[cell] = this.#snapper.offsetMm
            if (this.#snapper.edge !== -1) leg[cell] = Math.round(this.#snapper.legMm / LEG_UNIT_MM)
          }
        }
      }
    }
    return { ...this.#sortByEdge(leg), leg }
  }

  /** A counting sort of the cells by their edges, in the order in which the edges are met. */
  #sortByEdge(leg: Uint16Array): Pick<Tile, 'groups' | 'places'> {
    const { edgeFrom, edgeTo, edgeLength } = this.#network
    const countOf = new Map<number, number>()
    for (const edge of this.#edge) if (edge !== -1) countOf.set(edge, (countOf.get(edge) ?? 0) + 1)
    const groups = new Int32Array(countOf.size * GROUP_WORDS + 1)
    const nextOf = new Map<number, number>()
    let at = 0
    let end = 0
    for (const [edge, count] of countOf) {
      groups.set([end, edge, edgeFrom[edge] as number, edgeTo[edge] as number, edgeLength[edge] as number], at)
      nextOf.set(edge, end)
      at += GROUP_WORDS
      end += 2 * count
    }
    groups[at] = end
    const places = new Int32Array(end)
    this.#edge.forEach((edge, cell) => {
      if (edge === -1) return
      const next = nextOf.get(edge) as number
      places[next] = this.#offsetMm[cell] as number
      places[next + 1] = ((leg[cell] as number) << CELL_BITS) | cell
      nextOf.set(edge, next + 2)
    })
    return { groups, places }
  }
}
