import { HAS_STOPS, type Network, UNREACHABLE } from '../network.ts'
import type { Search } from '../search.ts'
import type { Raster } from './raster.ts'
import { ReachedTiles, type ShedStart } from './reached-tiles.ts'
import {
  CELL_BITS,
  CELL_MM,
  GROUP_WORDS,
  LEG_UNIT_MM,
  NO_STREET,
  TILE_BITS,
  TILE_CELLS,
  TILE_MM,
  type Tile,
} from './tile.ts'

/** Along one street the walk changes by no more than this between neighbours: the leg and the offset, each by at most a cell. */
export const SMOOTH_MM = 2 * CELL_MM

/** Walks from one place to every cell around it; one field is used again and again. */
export class Field {
  /** Whole tiles, with one cell of nothing around them, so that every contour closes. */
  columns = 0
  rows = 0
  /** Plane place of the middle of cell (0, 0). */
  originX = 0
  originY = 0
  /** Walk in mm by cell; UNREACHABLE without street or way. */
  walk = new Int32Array(0)
  /** First and last column of each row that is within the limit; first > last where none is. */
  rowFirst = new Int32Array(0)
  rowLast = new Int32Array(0)
  #tiles: (Tile | null)[] = []
  readonly #reached = new ReachedTiles()

  /** Fills the field from a search that has run. */
  fill(network: Network, raster: Raster, search: Search, start: ShedStart): void {
    const reached = this.#reached
    reached.find(network, search, start, raster.limitMm)
    this.columns = reached.columns * TILE_CELLS + 2
    this.rows = reached.rows * TILE_CELLS + 2
    this.originX = reached.west * TILE_MM - CELL_MM / 2
    this.originY = reached.south * TILE_MM - CELL_MM / 2
    this.#clear(this.columns, this.rows)
    this.#tiles.length = 0
    for (let row = 0; row < reached.rows; row++) {
      for (let column = 0; column < reached.columns; column++) {
        const tile = reached.has(column, row) ? raster.tile(reached.west + column, reached.south + row) : null
        this.#tiles.push(tile)
        if (tile !== null) this.#fillTile(network, tile, search, start, column * TILE_CELLS + 1, row * TILE_CELLS + 1)
      }
    }
  }

  /** Leg in raster units of a cell, reached or not; NO_STREET where there is none or nobody comes near. */
  legOf(cell: number): number {
    const row = ((cell / this.columns) | 0) - 1
    const column = (cell % this.columns) - 1
    if (row < 0 || column < 0 || row >= this.rows - 2 || column >= this.columns - 2) return NO_STREET
    const tile = this.#tiles[(row >> TILE_BITS) * this.#reached.columns + (column >> TILE_BITS)] ?? null
    if (tile === null) return NO_STREET
    return tile.leg[((row & (TILE_CELLS - 1)) << TILE_BITS) | (column & (TILE_CELLS - 1))] as number
  }

  #clear(columns: number, rows: number): void {
    if (this.walk.length < columns * rows) this.walk = new Int32Array(columns * rows)
    if (this.rowFirst.length < rows) {
      this.rowFirst = new Int32Array(rows)
      this.rowLast = new Int32Array(rows)
    }
    this.walk.fill(UNREACHABLE, 0, columns * rows)
    this.rowFirst.fill(columns, 0, rows)
    this.rowLast.fill(-1, 0, rows)
  }

  #fillTile(
    network: Network,
    tile: Tile,
    search: Search,
    start: ShedStart,
    firstColumn: number,
    firstRow: number,
  ): void {
    const { edgeFlags } = network
    const { distance } = search
    const { groups } = tile
    const out = start.direction === 'to' ? 1 : 0
    // Neighbours just outside count too: the limit is interpolated between them and the ones inside.
    const farthest = start.limitMm + SMOOTH_MM
    const origin = firstRow * this.columns + firstColumn
    for (let at = 0; at < groups.length - 1; at += GROUP_WORDS) {
      const edge = groups[at + 1] as number
      const flags = edgeFlags[edge] as number
      if (edge === start.edge || (flags & HAS_STOPS) !== 0) {
        this.#fillSpecial(tile, at, search, start, firstColumn, firstRow)
        continue
      }
      const fromMm = (flags >> out) & 1 ? (distance[groups[at + 2] as number] as number) : UNREACHABLE
      const toMm = (flags >> (out ^ 1)) & 1 ? (distance[groups[at + 3] as number] as number) : UNREACHABLE
      if (fromMm > farthest && toMm > farthest) continue
      const wayBack = toMm + (groups[at + 4] as number)
      this.#fillGroup(tile, at, fromMm, wayBack, start.limitMm, origin, firstColumn, firstRow)
    }
  }

  /** The cells of one street: by its start, or back from its end. */
  #fillGroup(
    { groups, places }: Tile,
    at: number,
    fromMm: number,
    wayBackMm: number,
    limitMm: number,
    origin: number,
    firstColumn: number,
    firstRow: number,
  ): void {
    const { walk, rowFirst, rowLast, columns } = this
    const end = groups[at + GROUP_WORDS] as number
    for (let k = groups[at] as number; k < end; k += 2) {
      const offset = places[k] as number
      const packed = places[k + 1] as number
      const byStart = fromMm + offset
      const byEnd = wayBackMm - offset
      const way = Math.min(byStart, byEnd) + (packed >>> CELL_BITS) * LEG_UNIT_MM
      if (way > limitMm + SMOOTH_MM) continue
      const r = (packed >> TILE_BITS) & (TILE_CELLS - 1)
      const c = packed & (TILE_CELLS - 1)
      walk[origin + r * columns + c] = way
      if (way > limitMm) continue
      const row = firstRow + r
      const column = firstColumn + c
      if (column < (rowFirst[row] as number)) rowFirst[row] = column
      if (column > (rowLast[row] as number)) rowLast[row] = column
    }
  }

  /** The start's own street, and streets that an overlay joins in their middle: each cell asks the search. */
  #fillSpecial(
    { groups, places }: Tile,
    at: number,
    search: Search,
    start: ShedStart,
    firstColumn: number,
    firstRow: number,
  ): void {
    const { walk, rowFirst, rowLast, columns } = this
    const edge = groups[at + 1] as number
    const end = groups[at + GROUP_WORDS] as number
    for (let k = groups[at] as number; k < end; k += 2) {
      const packed = places[k + 1] as number
      const onStreet = search.distanceTo(edge, places[k] as number, start.legMm)
      const way = onStreet + (packed >>> CELL_BITS) * LEG_UNIT_MM
      if (way > start.limitMm + SMOOTH_MM) continue
      const row = firstRow + ((packed >> TILE_BITS) & (TILE_CELLS - 1))
      const column = firstColumn + (packed & (TILE_CELLS - 1))
      walk[row * columns + column] = way
      if (way > start.limitMm) continue
      if (column < (rowFirst[row] as number)) rowFirst[row] = column
      if (column > (rowLast[row] as number)) rowLast[row] = column
    }
  }
}
