import { HAS_STOPS, type Network, UNREACHABLE } from '../network.ts'
import type { Search } from '../search.ts'
import type { Raster } from './raster.ts'
import { ReachedTiles, type ShedStart } from './reached-tiles.ts'
import {
  CELL_MM,
  EDGE,
  FIRST_ROW,
  FIRST_WORD,
  FROM_VERTEX,
  LEAST_BY_END,
  LEAST_BY_START,
  LEG_UNIT_MM,
  LENGTH_MM,
  MOST_BY_END,
  MOST_BY_START,
  NO_STREET,
  ROW_COUNT,
  STREET_WORDS,
  TILE_BITS,
  TILE_CELLS,
  TILE_MM,
  type Tile,
  TO_VERTEX,
} from './tile.ts'

/** Less than any street leaves. */
const NONE_LEFT = -(2 ** 30)

/**
 * Which cells around a place are within the limit, and on demand the walk to any of them: only the rim is ever asked. One field is used
 * again and again.
 */
export class Field {
  /** Whole tiles, with one cell of nothing around them, so that every contour closes. */
  columns = 0
  rows = 0
  /** Plane place of the middle of cell (0, 0). */
  originX = 0
  originY = 0
  /**
   * A bit for each cell within the limit, `stride` words a row: a row's tiles, and before them one word whose last bit is column 0. So
   * column c is bit c + 31 of its row, and the word after a row's last is empty.
   */
  bits = new Int32Array(0)
  stride = 0
  /** Leg of the cell last asked for, in raster units; NO_STREET without street. */
  leg = NO_STREET
  #tiles: (Tile | null)[] = []
  #tileColumns = 0
  #network: Network | null = null
  #search: Search | null = null
  #start: ShedStart | null = null
  /** Shifts of an edge's flags to the bit that lets one come by its start, and by its end. */
  #outShift = 0
  readonly #reached = new ReachedTiles()

  /** Fills the field from a search that has run and that no other call touches while the field is read. */
  fill(network: Network, raster: Raster, search: Search, start: ShedStart): void {
    const reached = this.#reached
    reached.find(network, search, start, raster.limitMm)
    this.#network = network
    this.#search = search
    this.#start = start
    this.#outShift = start.direction === 'to' ? 1 : 0
    this.#tileColumns = reached.columns
    this.columns = reached.columns * TILE_CELLS + 2
    this.rows = reached.rows * TILE_CELLS + 2
    this.stride = reached.columns + 1
    this.originX = reached.west * TILE_MM - CELL_MM / 2
    this.originY = reached.south * TILE_MM - CELL_MM / 2
    const words = this.rows * this.stride + 1
    if (this.bits.length < words) this.bits = new Int32Array(2 * words)
    else this.bits.fill(0, 0, words)
    this.#tiles.length = 0
    for (let row = 0; row < reached.rows; row++) {
      for (let column = 0; column < reached.columns; column++) {
        const tile = reached.has(column, row) ? raster.tile(reached.west + column, reached.south + row) : null
        this.#tiles.push(tile)
        if (tile) this.#fillTile(network, search, start, tile, (row * TILE_CELLS + 1) * this.stride + column + 1)
      }
    }
  }

  /** The walk to a cell in mm, UNREACHABLE without street or way; its leg stands in `leg` until the next call. */
  walkMm(column: number, row: number): number {
    this.leg = NO_STREET
    if (column < 1 || row < 1 || column > this.columns - 2 || row > this.rows - 2) return UNREACHABLE
    const tile = this.#tiles[((row - 1) >> TILE_BITS) * this.#tileColumns + ((column - 1) >> TILE_BITS)] ?? null
    if (tile === null) return UNREACHABLE
    const cell = (((row - 1) & (TILE_CELLS - 1)) << TILE_BITS) | ((column - 1) & (TILE_CELLS - 1))
    const leg = (tile.cells[2 * cell + 1] as number) & 0xff_ff
    this.leg = leg
    return leg === NO_STREET ? UNREACHABLE : this.#walkTo(tile, cell)
  }

  #walkTo(tile: Tile, cell: number): number {
    const network = this.#network as Network
    const search = this.#search as Search
    const start = this.#start as ShedStart
    const { cells, streets } = tile
    const packed = cells[2 * cell + 1] as number
    const at = packed >>> 16
    const edge = streets[at + EDGE] as number
    const flags = network.edgeFlags[edge] as number
    const offset = cells[2 * cell] as number
    const legMm = (packed & 0xff_ff) * LEG_UNIT_MM
    // The start's own street, and streets that an overlay joins in their middle: the search knows more ways than by the ends.
    if (edge === start.edge || (flags & HAS_STOPS) !== 0) return search.distanceTo(edge, offset, start.legMm) + legMm
    const { distance } = search
    const out = this.#outShift
    const fromMm = (flags >> out) & 1 ? (distance[streets[at + FROM_VERTEX] as number] as number) : UNREACHABLE
    const toMm = (flags >> (out ^ 1)) & 1 ? (distance[streets[at + TO_VERTEX] as number] as number) : UNREACHABLE
    return Math.min(fromMm + offset, toMm + (streets[at + LENGTH_MM] as number) - offset) + legMm
  }

  #fillTile(network: Network, search: Search, start: ShedStart, tile: Tile, firstWord: number): void {
    const { edgeFlags } = network
    const { distance } = search
    const { streets, rows } = tile
    const { bits, stride } = this
    const { limitMm } = start
    const out = this.#outShift
    for (let at = 0; at < streets.length; at += STREET_WORDS) {
      const edge = streets[at + EDGE] as number
      const flags = edgeFlags[edge] as number
      if (edge === start.edge || (flags & HAS_STOPS) !== 0) {
        this.#fillByCell(tile, at, firstWord)
        continue
      }
      // What is left of the limit at either end; numbers below 2^31, which cost least.
      const left = (flags >> out) & 1 ? limitMm - (distance[streets[at + FROM_VERTEX] as number] as number) : NONE_LEFT
      const leftAtEnd =
        (flags >> (out ^ 1)) & 1 ? limitMm - (distance[streets[at + TO_VERTEX] as number] as number) : NONE_LEFT
      if (left < (streets[at + LEAST_BY_START] as number) && leftAtEnd < (streets[at + LEAST_BY_END] as number))
        continue
      if (left < (streets[at + MOST_BY_START] as number) && leftAtEnd < (streets[at + MOST_BY_END] as number)) {
        this.#fillByEnds(tile, at, left, leftAtEnd, firstWord)
        continue
      }
      let word = firstWord + (streets[at + FIRST_ROW] as number) * stride
      const first = streets[at + FIRST_WORD] as number
      const end = first + (streets[at + ROW_COUNT] as number)
      for (let k = first; k < end; k++, word += stride) bits[word] = (bits[word] as number) | (rows[k] as number)
    }
  }

  /** Cells of a street that is within the limit in part: by its start, or back from its end, with so many millimetres left. */
  #fillByEnds(tile: Tile, at: number, leftMm: number, leftAtEndMm: number, firstWord: number): void {
    const { streets, rows, cells } = tile
    const { bits, stride } = this
    const leftByEndMm = Math.max(leftAtEndMm, NONE_LEFT) - (streets[at + LENGTH_MM] as number)
    const first = streets[at + FIRST_WORD] as number
    const end = first + (streets[at + ROW_COUNT] as number)
    let row = streets[at + FIRST_ROW] as number
    for (let k = first; k < end; k++, row++) {
      const firstCell = row << TILE_BITS
      let within = 0
      for (let rest = rows[k] as number; rest !== 0; rest &= rest - 1) {
        const low = rest & -rest
        const cell = firstCell | (31 - Math.clz32(low))
        const offset = cells[2 * cell] as number
        const legMm = ((cells[2 * cell + 1] as number) & 0xff_ff) * LEG_UNIT_MM
        // Without a branch, whose way nobody can foresee on the rim: of both differences one is negative where the cell is beyond by both.
        within |= low & ~(((leftMm - legMm - offset) & (leftByEndMm - legMm + offset)) >> 31)
      }
      const word = firstWord + row * stride
      bits[word] = (bits[word] as number) | within
    }
  }

  /** Cells of a street of which the search must be asked. */
  #fillByCell(tile: Tile, at: number, firstWord: number): void {
    const { streets, rows } = tile
    const { limitMm } = this.#start as ShedStart
    const first = streets[at + FIRST_WORD] as number
    const end = first + (streets[at + ROW_COUNT] as number)
    let row = streets[at + FIRST_ROW] as number
    for (let k = first; k < end; k++, row++) {
      const word = firstWord + row * this.stride
      for (let rest = rows[k] as number; rest !== 0; rest &= rest - 1) {
        const low = rest & -rest
        const cell = (row << TILE_BITS) | (31 - Math.clz32(low))
        if (this.#walkTo(tile, cell) <= limitMm) this.bits[word] = (this.bits[word] as number) | low
      }
    }
  }
}
