/** Legs longer than this are flagged: the street data beside the home is thin. */
export const LONG_LEG_MM = 100_000

/** Where each of many places meets the streets. A place without usable street data has edge -1. */
export class Snaps {
  readonly length: number
  /** The longest leg that was allowed. */
  readonly limitMm: number
  /** The place itself on the graph's plane. */
  readonly x: Int32Array
  readonly y: Int32Array
  readonly edge: Int32Array
  readonly offsetMm: Int32Array
  /** Walk from the place to its street; it counts at the same speed as the street itself. */
  readonly legMm: Int32Array

  constructor(length: number, limitMm: number) {
    this.length = length
    this.limitMm = limitMm
    this.x = new Int32Array(length)
    this.y = new Int32Array(length)
    this.edge = new Int32Array(length).fill(-1)
    this.offsetMm = new Int32Array(length)
    this.legMm = new Int32Array(length)
  }

  /** The rows of several, one after another; they were joined to the same streets under the same limit. */
  static joined(parts: readonly Snaps[]): Snaps {
    const whole = new Snaps(
      parts.reduce((total, part) => total + part.length, 0),
      parts[0]?.limitMm ?? 0,
    )
    let at = 0
    for (const part of parts) {
      for (const column of ['x', 'y', 'edge', 'offsetMm', 'legMm'] as const) whole[column].set(part[column], at)
      at += part.length
    }
    return whole
  }

  isFlagged(i: number): boolean {
    return this.edge[i] !== -1 && (this.legMm[i] as number) > LONG_LEG_MM
  }

  /** The same rows in arrays of their own, with room for more. */
  copy(length: number = this.length): Snaps {
    const copy = new Snaps(length, this.limitMm)
    copy.x.set(this.x)
    copy.y.set(this.y)
    copy.edge.set(this.edge)
    copy.offsetMm.set(this.offsetMm)
    copy.legMm.set(this.legMm)
    return copy
  }
}
