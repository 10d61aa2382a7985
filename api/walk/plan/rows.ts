import type { TablePoint } from './replay.ts'

/**
 * Rows of points in the coverages. Rows are handed out for good, so a point that comes back has its row again; and they ascend in the order
 * of the points, for of equally near ones the lower row counts.
 */
export class Rows {
  /** By row; undefined = nobody's at present. */
  readonly points: (TablePoint | undefined)[] = []
  readonly #rowOf = new Map<string, number>()

  rowOf(id: string): number | undefined {
    const row = this.#rowOf.get(id)
    return row !== undefined && this.points[row] !== undefined ? row : undefined
  }

  /** Seats these points, and nobody else. */
  seat(points: readonly TablePoint[]): void {
    this.points.fill(undefined)
    let last = -1
    for (const point of points) {
      let row = this.#rowOf.get(point.id)
      if (row === undefined || row <= last) {
        row = this.points.length
        this.#rowOf.set(point.id, row)
      }
      this.points[row] = point
      last = row
    }
  }

  /** Puts another version of a point on its row. */
  replace(row: number, point: TablePoint): void {
    this.points[row] = point
  }
}
