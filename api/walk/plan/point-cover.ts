import { Coverage, type StreetChange } from '../coverage.ts'
import type { WalkGraph } from '../graph.ts'
import type { Overlay } from '../overlay.ts'
import { snapPoints } from '../snap.ts'
import type { Snaps } from '../snaps.ts'
import type { TablePoint } from './replay.ts'

/** A coverage kept to those points of the table's rows that pass a rule. */
export class PointCover {
  readonly coverage: Coverage
  /** Where the point of each row stands in the coverage; null = it does not. */
  readonly #placed: (readonly [lon: number, lat: number] | null)[]

  constructor(
    graph: WalkGraph,
    overlay: Overlay,
    residences: Snaps,
    points: readonly (TablePoint | undefined)[],
    passes: (point: TablePoint) => boolean,
  ) {
    this.#placed = points.map((point) => (point && passes(point) ? [point.lon, point.lat] : null))
    const lonLat = this.#placed.flatMap((place) => place ?? NOWHERE)
    const snapLimitMetres = residences.limitMm / 1000
    const snaps = snapPoints(graph, lonLat, { overlay, snapLimitMetres })
    this.coverage = new Coverage(graph, { residences, points: snaps, overlay })
    this.#placed.forEach((place, row) => {
      if (place === null) this.coverage.removePoint(row)
    })
  }

  follow(change: StreetChange, at: number): void {
    this.coverage.follow(change, at)
  }

  /** Brings every row up to date. */
  keep(points: readonly (TablePoint | undefined)[], passes: (point: TablePoint) => boolean): void {
    for (const [row, point] of points.entries()) this.keepRow(row, point, passes)
  }

  keepRow(row: number, point: TablePoint | undefined, passes: (point: TablePoint) => boolean): void {
    while (this.#placed.length <= row) this.#addEmptyRow()
    const is = this.#placed[row] ?? null
    if (point === undefined || !passes(point)) {
      if (is === null) return
      this.coverage.removePoint(row)
      this.#placed[row] = null
    } else if (is === null || is[0] !== point.lon || is[1] !== point.lat) {
      this.coverage.movePoint(row, point.lon, point.lat)
      this.#placed[row] = [point.lon, point.lat]
    }
  }

  #addEmptyRow(): void {
    this.coverage.removePoint(this.coverage.addPoint(...NOWHERE))
    this.#placed.push(null)
  }
}

/** A place that snaps to no street. */
const NOWHERE = [Number.NaN, Number.NaN] as const
