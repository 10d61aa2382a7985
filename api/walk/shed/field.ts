import { HAS_STOPS, type Network, UNREACHABLE } from '../network.ts'
import { placeOn } from '../overlay.ts'
import type { Direction, Search } from '../search.ts'
import { CELL_MM, LEG_UNIT_MM, NO_STREET, OFFSET_PARTS, type Raster, TILE_CELLS, TILE_MM, type Tile } from './raster.ts'

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
  #tiles: Tile[] = []
  #tileColumns = 0

  /** Fills the field from a search that has run. */
  fill(network: Network, raster: Raster, search: Search, start: FieldStart): void {
    const box = reachBox(network, search, start)
    const west = Math.floor(box[0] / TILE_MM)
    const south = Math.floor(box[1] / TILE_MM)
    const east = Math.floor(box[2] / TILE_MM)
    const north = Math.floor(box[3] / TILE_MM)
    this.#tileColumns = east - west + 1
    this.columns = this.#tileColumns * TILE_CELLS + 2
    this.rows = (north - south + 1) * TILE_CELLS + 2
    this.originX = west * TILE_MM - CELL_MM / 2
    this.originY = south * TILE_MM - CELL_MM / 2
    const size = this.columns * this.rows
    if (this.walk.length < size) this.walk = new Int32Array(size)
    if (this.rowFirst.length < this.rows) {
      this.rowFirst = new Int32Array(this.rows)
      this.rowLast = new Int32Array(this.rows)
    }
    this.walk.fill(UNREACHABLE, 0, size)
    this.rowFirst.fill(this.columns, 0, this.rows)
    this.rowLast.fill(-1, 0, this.rows)
    this.#tiles.length = 0
    for (let row = south; row <= north; row++) {
      for (let column = west; column <= east; column++) {
        const tile = raster.tile(column, row)
        this.#tiles.push(tile)
        this.#fillTile(network, tile, search, start, (column - west) * TILE_CELLS + 1, (row - south) * TILE_CELLS + 1)
      }
    }
  }

  /** Leg in raster units of any cell, reached or not; NO_STREET where there is none. */
  legOf(cell: number): number {
    const row = Math.floor(cell / this.columns)
    const column = cell - row * this.columns
    if (row === 0 || column === 0 || row === this.rows - 1 || column === this.columns - 1) return NO_STREET
    const tileRow = Math.floor((row - 1) / TILE_CELLS)
    const tileColumn = Math.floor((column - 1) / TILE_CELLS)
    const inTile = (row - 1 - tileRow * TILE_CELLS) * TILE_CELLS + column - 1 - tileColumn * TILE_CELLS
    return this.#tiles[tileRow * this.#tileColumns + tileColumn]?.leg[inTile] ?? NO_STREET
  }

  #fillTile(
    network: Network,
    tile: Tile,
    search: Search,
    start: FieldStart,
    firstColumn: number,
    firstRow: number,
  ): void {
    const { edgeFlags, edgeFrom, edgeTo, edgeLength } = network
    const { distance } = search
    const { leg, edges, start: groupStart, cell: cells, offset: offsets } = tile
    const { walk, rowFirst, rowLast, columns } = this
    const { limitMm } = start
    const out = start.direction === 'to' ? 1 : 0
    for (let group = 0; group < edges.length; group++) {
      const edge = edges[group] as number
      const flags = edgeFlags[edge] as number
      const length = edgeLength[edge] as number
      const isSpecial = edge === start.edge || (flags & HAS_STOPS) !== 0
      const fromMm = (flags >> out) & 1 ? (distance[edgeFrom[edge] as number] as number) : UNREACHABLE
      const toMm = (flags >> (out ^ 1)) & 1 ? (distance[edgeTo[edge] as number] as number) : UNREACHABLE
      // Neighbours just outside count too: the limit is interpolated between them and the ones inside.
      if (fromMm > limitMm + SMOOTH_MM && toMm > limitMm + SMOOTH_MM && !isSpecial) continue
      const perPart = length / OFFSET_PARTS
      const wayBack = toMm + length
      const end = groupStart[group + 1] as number
      for (let k = groupStart[group] as number; k < end; k++) {
        const cell = cells[k] as number
        const along = (offsets[k] as number) * perPart
        const onStreet = isSpecial
          ? search.distanceTo(edge, Math.round(along), start.legMm)
          : Math.min(fromMm + along, wayBack - along)
        // Whole millimetres, as the field keeps them.
        const way = Math.floor(onStreet) + (leg[cell] as number) * LEG_UNIT_MM
        if (way > limitMm + SMOOTH_MM) continue
        const row = firstRow + ((cell / TILE_CELLS) | 0)
        const column = firstColumn + (cell % TILE_CELLS)
        walk[row * columns + column] = way
        if (way > limitMm) continue
        if (column < (rowFirst[row] as number)) rowFirst[row] = column
        if (column > (rowLast[row] as number)) rowLast[row] = column
      }
    }
  }
}

/** Along one street the walk changes by no more than this between neighbours: the leg and the offset, each by at most a cell. */
export const SMOOTH_MM = 2 * CELL_MM

export interface FieldStart {
  edge: number
  offsetMm: number
  legMm: number
  limitMm: number
  direction: Direction
}

/** What can be reached: around every vertex as far as its rest of the limit goes, and along the start's own street. */
function reachBox(network: Network, search: Search, start: FieldStart): [number, number, number, number] {
  const { distance, touched, touchedCount } = search
  const { vertexX, vertexY } = network
  // The start's own street is reached without any vertex: the first and last place on it within the limit, and legs from there.
  const rest = start.limitMm - start.legMm
  const length = network.edgeLength[start.edge] as number
  const ends = [
    placeOn(network, start.edge, Math.max(0, start.offsetMm - rest)),
    placeOn(network, start.edge, start.offsetMm),
    placeOn(network, start.edge, Math.min(length, start.offsetMm + rest)),
  ]
  const spare = Math.min(rest, Math.max(length, 250_000))
  const xs = ends.map(([x]) => x)
  const ys = ends.map(([, y]) => y)
  let west = Math.min(...xs) - spare
  let south = Math.min(...ys) - spare
  let east = Math.max(...xs) + spare
  let north = Math.max(...ys) + spare
  for (let i = 0; i < touchedCount; i++) {
    const vertex = touched[i] as number
    // Two in a hundred for the plane's stretch.
    const around = (start.limitMm - (distance[vertex] as number)) * 1.02
    if (around < 0) continue
    const x = vertexX[vertex] as number
    const y = vertexY[vertex] as number
    if (x - around < west) west = x - around
    if (x + around > east) east = x + around
    if (y - around < south) south = y - around
    if (y + around > north) north = y + around
  }
  return [west, south, east, north]
}
