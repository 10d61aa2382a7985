import type { WalkGraph } from '../graph.ts'
import type { Network } from '../network.ts'
import { Snapper } from '../snapper.ts'
import { Block } from './block.ts'

/** Side of a raster cell. Finer costs time, coarser costs people on the rim: see the benchmark for both. */
export const CELL_MM = 18_000
/** Cells along a tile's side: 2^5, so that a row of them is one word of bits. */
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
 * Cells of one tile, numbered row by row from the south-west, snapped by the rule of residences. The memory that a walkshed has to
 * read is most of its cost: of a street that is within the limit as a whole, or beyond it, only its words of bits are read.
 * About 10 KB.
 */
export interface Tile {
  /** Two for each cell: how far along its street it is, in mm; where its street begins in `streets` << 16 | leg. */
  cells: Int32Array
  /** STREET_WORDS for each street, as numbered below. */
  streets: Int32Array
  /** The cells of one street after the other: a word of bits for each of its rows. */
  rows: Int32Array
}

export const EDGE = 0
export const FROM_VERTEX = 1
export const TO_VERTEX = 2
/** Of all its cells the least and the most offset and leg together, and the same from the street's other end. */
export const LEAST_BY_START = 3
export const LEAST_BY_END = 4
export const MOST_BY_START = 5
export const MOST_BY_END = 6
export const LENGTH_MM = 7
export const FIRST_ROW = 8
export const ROW_COUNT = 9
/** Where its words of bits begin in `rows`. */
export const FIRST_WORD = 10
export const STREET_WORDS = 11

/** Snaps the cells of one tile after another. */
export class TileSnapper {
  readonly #network: Network
  readonly #snapper: Snapper
  readonly #block: Block
  /** Edge by cell of the tile at hand. */
  readonly #edge = new Int32Array(TILE_CELLS * TILE_CELLS)

  constructor(graph: WalkGraph, network: Network, limitMm: number) {
    this.#network = network
    this.#snapper = new Snapper(graph, network, limitMm, 'foot')
    this.#block = new Block(graph, network, this.#snapper, BLOCK_RADIUS_MM)
  }

  /** The tile whose south-west corner is (column, row) tiles from the projection's centre. */
  snapTile(column: number, row: number): Tile {
    const cells = new Int32Array(2 * TILE_CELLS * TILE_CELLS).fill(NO_STREET)
    this.#edge.fill(-1)
    for (let firstRow = 0; firstRow < TILE_CELLS; firstRow += BLOCK_CELLS) {
      for (let firstColumn = 0; firstColumn < TILE_CELLS; firstColumn += BLOCK_CELLS) {
        const west = column * TILE_MM + firstColumn * CELL_MM
        const south = row * TILE_MM + firstRow * CELL_MM
        if (!this.#block.gather(west + BLOCK_MM / 2, south + BLOCK_MM / 2)) continue
        for (let r = 0; r < BLOCK_CELLS; r++) {
          for (let c = 0; c < BLOCK_CELLS; c++) {
            this.#block.snap(west + (c + 0.5) * CELL_MM, south + (r + 0.5) * CELL_MM)
            if (this.#snapper.edge === -1) continue
            const cell = (firstRow + r) * TILE_CELLS + firstColumn + c
            this.#edge[cell] = this.#snapper.edge
            cells[2 * cell] = this.#snapper.offsetMm
            cells[2 * cell + 1] = Math.round(this.#snapper.legMm / LEG_UNIT_MM)
          }
        }
      }
    }
    return { cells, ...this.#sortByStreet(cells) }
  }

  /** Streets in the order in which they are met; notes in `cells` where each begins. */
  #sortByStreet(cells: Int32Array): Pick<Tile, 'streets' | 'rows'> {
    const { edgeFrom, edgeTo, edgeLength } = this.#network
    const cellsOf = new Map<number, number[]>()
    this.#edge.forEach((edge, cell) => {
      if (edge === -1) return
      const known = cellsOf.get(edge)
      if (known) known.push(cell)
      else cellsOf.set(edge, [cell])
    })
    const streets: number[] = []
    const rows: number[] = []
    for (const [edge, own] of cellsOf) {
      const lengthMm = edgeLength[edge] as number
      let [leastByStart, mostByStart, leastByEnd, mostByEnd] = [Infinity, 0, Infinity, 0]
      // Cells come row by row.
      const firstRow = (own[0] as number) >> TILE_BITS
      const words: number[] = new Array(((own.at(-1) as number) >> TILE_BITS) - firstRow + 1).fill(0)
      for (const cell of own) {
        const offsetMm = cells[2 * cell] as number
        const leg = cells[2 * cell + 1] as number
        cells[2 * cell + 1] = (streets.length << 16) | leg
        leastByStart = Math.min(leastByStart, offsetMm + leg * LEG_UNIT_MM)
        mostByStart = Math.max(mostByStart, offsetMm + leg * LEG_UNIT_MM)
        leastByEnd = Math.min(leastByEnd, lengthMm - offsetMm + leg * LEG_UNIT_MM)
        mostByEnd = Math.max(mostByEnd, lengthMm - offsetMm + leg * LEG_UNIT_MM)
        const row = (cell >> TILE_BITS) - firstRow
        words[row] = (words[row] as number) | (1 << (cell & (TILE_CELLS - 1)))
      }
      streets.push(edge, edgeFrom[edge] as number, edgeTo[edge] as number)
      streets.push(leastByStart, leastByEnd, mostByStart, mostByEnd, lengthMm, firstRow, words.length, rows.length)
      rows.push(...words)
    }
    return { streets: Int32Array.from(streets), rows: Int32Array.from(rows) }
  }
}
