import { type Field, SMOOTH_MM } from './field.ts'
import { CELL_MM, LEG_UNIT_MM, NO_STREET } from './tile.ts'

/** A crossing stays this far (in cells) from either cell's middle, so that two strands never touch, even simplified. */
const MARGIN = 0.15

const BELOW = 0
const ABOVE = 1
const WEST = 2
const EAST = 3
/**
 * Sides of a square by which the limit enters and leaves, by its inside corners: 1 = south-west, 2 = north-west, 4 = south-east,
 * 8 = north-east. Walking from → to keeps the inside on the left. None for 0 and 15.
 */
const FROM = [-1, BELOW, WEST, BELOW, EAST, EAST, EAST, EAST, ABOVE, ABOVE, WEST, BELOW, ABOVE, ABOVE, WEST, -1]
const TO = [-1, WEST, ABOVE, ABOVE, BELOW, WEST, BELOW, ABOVE, EAST, EAST, EAST, EAST, BELOW, WEST, BELOW, -1]

/**
 * Traces the limit through a field by marching squares and calls back with each closed ring: plane millimetres interleaved in
 * `xy`, `count` places, the inside on the left (outer rings run counter-clockwise, holes clockwise).
 */
export class Contour {
  xy = new Float64Array(4096)
  count = 0
  #next = new Int32Array(0)
  #starts: Int32Array = new Int32Array(1024)

  trace(field: Field, limitMm: number, visit: () => void): void {
    const { columns, rows, walk } = field
    const size = columns * rows
    if (this.#next.length < 2 * size) this.#next = new Int32Array(2 * size)
    const next = this.#next
    let startCount = 0
    const sides = [0, 2 * columns, 1, 3]
    // Crossing 2·i lies between cell i and its right neighbour, 2·i + 1 between cell i and the one above it.
    for (let row = 0; row < rows - 1; row++) {
      const first = Math.min(field.rowFirst[row] as number, field.rowFirst[row + 1] as number) - 1
      const last = Math.max(field.rowLast[row] as number, field.rowLast[row + 1] as number) + 1
      if (first > last) continue
      let i = row * columns + first
      let left = (walk[i] as number) <= limitMm ? 1 : 0
      if ((walk[i + columns] as number) <= limitMm) left |= 2
      for (const end = row * columns + last; i < end; i++) {
        let right = (walk[i + 1] as number) <= limitMm ? 1 : 0
        if ((walk[i + columns + 1] as number) <= limitMm) right |= 2
        const corners = left | (right << 2)
        left = right
        if (corners === 0 || corners === 15) continue
        const from = 2 * i + (sides[FROM[corners] as number] as number)
        next[from] = 2 * i + (sides[TO[corners] as number] as number)
        if (startCount + 2 > this.#starts.length) this.#starts = doubled(this.#starts)
        this.#starts[startCount++] = from
        // Two inside corners across a saddle stay apart: a second line.
        if (corners !== 6 && corners !== 9) continue
        const second = corners === 6 ? WEST : BELOW
        next[2 * i + (sides[second] as number)] = 2 * i + (sides[corners === 6 ? ABOVE : WEST] as number)
        this.#starts[startCount++] = 2 * i + (sides[second] as number)
      }
    }
    for (let k = 0; k < startCount; k++) {
      const start = this.#starts[k] as number
      if (next[start] === -1) continue
      this.count = 0
      for (let at = start; next[at] !== -1; ) {
        this.#place(field, at, limitMm)
        const after = next[at] as number
        next[at] = -1
        at = after
      }
      visit()
    }
  }

  /** Where the limit runs between the two cells of a crossing. */
  #place(field: Field, crossing: number, limitMm: number): void {
    const { columns, walk } = field
    const cell = crossing >> 1
    const isUp = (crossing & 1) === 1
    const other = isUp ? cell + columns : cell + 1
    const cellInside = (walk[cell] as number) <= limitMm
    const inside = cellInside ? cell : other
    const outside = cellInside ? other : cell
    const part = outward(field, inside, outside, limitMm)
    const along = cellInside ? part : 1 - part
    const row = Math.floor(cell / columns)
    const column = cell - row * columns
    if (this.xy.length < 2 * this.count + 2) {
      const wider = new Float64Array(this.xy.length * 2)
      wider.set(this.xy)
      this.xy = wider
    }
    this.xy[2 * this.count] = field.originX + (column + (isUp ? 0 : along)) * CELL_MM
    this.xy[2 * this.count + 1] = field.originY + (row + (isUp ? along : 0)) * CELL_MM
    this.count++
  }
}

/**
 * How far from the inside cell's middle to the outside one's the limit runs, 0 to 1. Where the walk changes smoothly it is
 * interpolated. Where it jumps, the two cells belong to different streets and the limit runs where both are equally near.
 */
function outward(field: Field, inside: number, outside: number, limitMm: number): number {
  const walkIn = field.walk[inside] as number
  const walkOut = field.walk[outside] as number
  let part = 0.5
  if (walkOut - walkIn <= SMOOTH_MM) part = (limitMm - walkIn) / (walkOut - walkIn)
  else {
    const legOut = field.legOf(outside)
    if (legOut !== NO_STREET) part = 0.5 + ((legOut - field.legOf(inside)) * LEG_UNIT_MM) / (2 * CELL_MM)
    part = Math.min(part, (limitMm - walkIn) / CELL_MM)
  }
  return Math.max(MARGIN, Math.min(part, 1 - MARGIN))
}

function doubled(array: Int32Array): Int32Array {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}
