import { FOOT_BITS } from '../access.ts'
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
  /** Leg in cm by cell, NO_STREET where there is none. */
  leg = new Uint16Array(0)
  #fromMm = new Float64Array(1024)
  #toMm = new Float64Array(1024)
  #perPart = new Float64Array(1024)

  /** Fills the field from a search that has run; false where nothing is reached. */
  fill(network: Network, raster: Raster, search: Search, start: FieldStart): boolean {
    const box = reachBox(network, search, start)
    const west = Math.floor(box[0] / TILE_MM)
    const south = Math.floor(box[1] / TILE_MM)
    const east = Math.floor(box[2] / TILE_MM)
    const north = Math.floor(box[3] / TILE_MM)
    this.columns = (east - west + 1) * TILE_CELLS + 2
    this.rows = (north - south + 1) * TILE_CELLS + 2
    this.originX = west * TILE_MM - CELL_MM / 2
    this.originY = south * TILE_MM - CELL_MM / 2
    const size = this.columns * this.rows
    if (this.walk.length < size) {
      this.walk = new Int32Array(size)
      this.leg = new Uint16Array(size)
    }
    this.walk.fill(UNREACHABLE, 0, size)
    this.leg.fill(NO_STREET, 0, size)
    let reached = false
    for (let row = south; row <= north; row++) {
      for (let column = west; column <= east; column++) {
        const corner = ((row - south) * TILE_CELLS + 1) * this.columns + (column - west) * TILE_CELLS + 1
        if (this.#fillTile(network, raster.tile(column, row), search, start, corner)) reached = true
      }
    }
    return reached
  }

  #fillTile(network: Network, tile: Tile, search: Search, start: FieldStart, corner: number): boolean {
    const { edges } = tile
    if (edges.length > this.#fromMm.length) {
      this.#fromMm = new Float64Array(edges.length * 2)
      this.#toMm = new Float64Array(edges.length * 2)
      this.#perPart = new Float64Array(edges.length * 2)
    }
    const fromMm = this.#fromMm
    const toMm = this.#toMm
    const perPart = this.#perPart
    const { distance } = search
    const outBit = start.direction === 'to' ? 1 : 0
    let reached = false
    let special = -1
    for (let group = 0; group < edges.length; group++) {
      const edge = edges[group] as number
      const flags = network.edgeFlags[edge] as number
      const length = network.edgeLength[edge] as number
      fromMm[group] = (flags >> outBit) & 1 ? (distance[network.edgeFrom[edge] as number] as number) : UNREACHABLE
      toMm[group] =
        (flags >> (outBit ^ 1)) & 1 ? (distance[network.edgeTo[edge] as number] as number) + length : UNREACHABLE
      perPart[group] = length / OFFSET_PARTS
      if ((fromMm[group] as number) < UNREACHABLE || (toMm[group] as number) < UNREACHABLE) reached = true
      if ((edge === start.edge || flags & HAS_STOPS) && flags & FOOT_BITS) special = group
    }
    if (!reached && special === -1) return false
    const { walk, leg } = this
    let cell = 0
    for (let row = 0; row < TILE_CELLS; row++) {
      let at = corner + row * this.columns
      for (let column = 0; column < TILE_CELLS; column++, cell++, at++) {
        const cellLeg = tile.leg[cell] as number
        if (cellLeg === NO_STREET) continue
        const group = tile.group[cell] as number
        const along = (tile.offset[cell] as number) * (perPart[group] as number)
        const forward = (fromMm[group] as number) + along
        const back = (toMm[group] as number) - along
        leg[at] = cellLeg
        walk[at] = (forward < back ? forward : back) + cellLeg * LEG_UNIT_MM
      }
    }
    if (special !== -1) this.#fillSpecial(network, tile, search, start, corner)
    return true
  }

  /** Cells on the start's own street, or on one that an added edge joins. */
  #fillSpecial(network: Network, tile: Tile, search: Search, start: FieldStart, corner: number): void {
    for (let cell = 0; cell < tile.leg.length; cell++) {
      const cellLeg = tile.leg[cell] as number
      if (cellLeg === NO_STREET) continue
      const group = tile.group[cell] as number
      const edge = tile.edges[group] as number
      if (edge !== start.edge && ((network.edgeFlags[edge] as number) & HAS_STOPS) === 0) continue
      const offsetMm = Math.round((tile.offset[cell] as number) * (this.#perPart[group] as number))
      const row = Math.floor(cell / TILE_CELLS)
      this.walk[corner + row * this.columns + (cell - row * TILE_CELLS)] = Math.min(
        UNREACHABLE,
        search.distanceTo(edge, offsetMm, start.legMm) + cellLeg * LEG_UNIT_MM,
      )
    }
  }
}

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
