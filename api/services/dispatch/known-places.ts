import { type Mode, type Overlay, type SnapOptions, Snaps, snapPoints, type WalkGraph } from '../../walk/index.ts'

/** Beyond so many teams all are forgotten: a city has thousands, and a place costs 100 bytes. */
const PLACES_HELD = 50_000

/** Where teams meet the streets, by the team and for one mode, kept until the team has moved: a snap costs more than reading its time. */
export class KnownPlaces {
  readonly #graph: WalkGraph
  readonly #snapping: SnapOptions
  #rowById = new Map<string, number>()
  /** Of lists of ids that come again and again. */
  #rowsOfList = new WeakMap<readonly string[], Int32Array>()
  #lon = new Float64Array(0)
  #lat = new Float64Array(0)
  snaps = new Snaps(0, 0)

  constructor(graph: WalkGraph, mode: Mode, overlay: Overlay | null) {
    this.#graph = graph
    this.#snapping = { mode, ...(overlay && { overlay }) }
  }

  /** The row in `snaps` of each team; places are degrees, NaN = nowhere. Only those that `counts` marks are snapped. */
  rowsOf(ids: readonly string[], lon: Float64Array, lat: Float64Array, counts: Uint8Array | null): Int32Array {
    const rows = this.#rowsOfList.get(ids) ?? this.#addRows(ids)
    const moved: number[] = []
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number
      if (counts !== null && counts[i] === 0) continue
      // Also where it is still nowhere.
      if (Object.is(this.#lon[row], lon[i]) && Object.is(this.#lat[row], lat[i])) continue
      this.#lon[row] = lon[i] as number
      this.#lat[row] = lat[i] as number
      moved.push(row)
    }
    if (moved.length > 0) this.#snap(moved)
    return rows
  }

  #addRows(ids: readonly string[]): Int32Array {
    if (this.#rowById.size > PLACES_HELD) {
      this.#rowById = new Map()
      this.#rowsOfList = new WeakMap()
    }
    const rows = Int32Array.from(ids, (id) => {
      const known = this.#rowById.get(id)
      if (known !== undefined) return known
      const row = this.#rowById.size
      this.#rowById.set(id, row)
      return row
    })
    if (this.snaps.length < this.#rowById.size) this.#grow(2 * this.#rowById.size)
    this.#rowsOfList.set(ids, rows)
    return rows
  }

  #grow(room: number): void {
    const wider = (array: Float64Array) => {
      const copy = new Float64Array(room).fill(Number.NaN)
      copy.set(array)
      return copy
    }
    this.#lon = wider(this.#lon)
    this.#lat = wider(this.#lat)
    this.snaps = this.snaps.copy(room)
  }

  #snap(rows: readonly number[]): void {
    const lonLat = rows.flatMap((row) => [this.#lon[row] as number, this.#lat[row] as number])
    const found = snapPoints(this.#graph, lonLat, this.#snapping)
    const { x, y, edge, offsetMm, legMm } = this.snaps
    rows.forEach((row, i) => {
      x[row] = found.x[i] as number
      y[row] = found.y[i] as number
      edge[row] = found.edge[i] as number
      offsetMm[row] = found.offsetMm[i] as number
      legMm[row] = found.legMm[i] as number
    })
  }
}
