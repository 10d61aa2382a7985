import type { Field } from './field.ts'
import { CELL_MM, LEG_UNIT_MM, NO_STREET } from './tile.ts'

/** Along one street the walk changes by no more than this between neighbours: the leg and the offset, each by at most a cell. */
const SMOOTH_MM = 2 * CELL_MM
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
  /** Crossings of the limit, numbered as they are met: the next one along it, and where each lies. */
  #next: Int32Array = new Int32Array(1024)
  #places = new Float64Array(2048)
  #crossingCount = 0
  /** Where lines may begin, in the order of the squares. */
  #starts: Int32Array = new Int32Array(1024)
  #startCount = 0
  /** Crossing on the lower side of each square of the row at hand, by column. */
  #below = new Int32Array(0)
  /** Crossings on the sides of the square at hand. */
  readonly #sides = new Int32Array(4)
  /** Cells looked at last, by column: their row, walk and leg. */
  #seenRow = new Int32Array(0)
  #walkMm = new Float64Array(0)
  #leg = new Int32Array(0)

  trace(field: Field, limitMm: number, visit: () => void): void {
    this.#crossingCount = 0
    this.#startCount = 0
    if (this.#below.length < field.columns) this.#widen(2 * field.columns)
    this.#seenRow.fill(-1, 0, field.columns)
    for (let row = 0; row < field.rows - 1; row++) this.#joinRow(field, row, limitMm)
    const next = this.#next
    const places = this.#places
    if (this.xy.length < places.length) this.xy = new Float64Array(places.length)
    for (let k = 0; k < this.#startCount; k++) {
      let at = this.#starts[k] as number
      if (next[at] === -1) continue
      this.count = 0
      while (next[at] !== -1) {
        this.xy[2 * this.count] = places[2 * at] as number
        this.xy[2 * this.count + 1] = places[2 * at + 1] as number
        this.count++
        const after = next[at] as number
        next[at] = -1
        at = after
      }
      visit()
    }
  }

  /** A word of squares at a time: most have all four corners alike. */
  #joinRow(field: Field, row: number, limitMm: number): void {
    const { bits, stride } = field
    for (let word = 0; word < stride; word++) {
      const at = row * stride + word
      const below = bits[at] as number
      const above = bits[at + stride] as number
      const belowRight = (below >>> 1) | ((bits[at + 1] as number) << 31)
      const aboveRight = (above >>> 1) | ((bits[at + stride + 1] as number) << 31)
      let mixed = (below ^ above) | (below ^ belowRight) | (belowRight ^ aboveRight)
      for (; mixed !== 0; mixed &= mixed - 1) {
        const bit = 31 - Math.clz32(mixed & -mixed)
        const left = ((below >>> bit) & 1) | (((above >>> bit) & 1) << 1)
        const right = ((belowRight >>> bit) & 1) | (((aboveRight >>> bit) & 1) << 1)
        this.#joinSquare(field, 32 * word + bit - 31, row, left | (right << 2), limitMm)
      }
    }
  }

  /** Places the crossings above and to the east of a square (those below and to the west are known) and joins those it has. */
  #joinSquare(field: Field, column: number, row: number, corners: number, limitMm: number): void {
    const sides = this.#sides
    sides[BELOW] = this.#below[column] as number
    sides[WEST] = sides[EAST] as number
    const isAbove = ((corners >> 1) & 1) !== corners >> 3
    const isEast = ((corners >> 2) & 1) !== corners >> 3
    if (isAbove || isEast) {
      const isInside = corners >> 3 === 1
      const walks = this.#walkMm
      const legs = this.#leg
      // The lower cell first: the upper one takes its place.
      if (isEast) this.#look(field, column + 1, row)
      const belowMm = walks[column + 1] as number
      const belowLeg = legs[column + 1] as number
      this.#look(field, column + 1, row + 1)
      const walkMm = walks[column + 1] as number
      const leg = legs[column + 1] as number
      if (isAbove) {
        this.#look(field, column, row + 1)
        const besideMm = walks[column] as number
        const besideLeg = legs[column] as number
        const part = isInside
          ? 1 - outward(walkMm, leg, besideMm, besideLeg, limitMm)
          : outward(besideMm, besideLeg, walkMm, leg, limitMm)
        sides[ABOVE] = this.#below[column] = this.#place(field, column + part, row + 1)
      }
      if (isEast) {
        const part = isInside
          ? 1 - outward(walkMm, leg, belowMm, belowLeg, limitMm)
          : outward(belowMm, belowLeg, walkMm, leg, limitMm)
        sides[EAST] = this.#place(field, column + 1, row + part)
      }
    }
    this.#join(sides[FROM[corners] as number] as number, sides[TO[corners] as number] as number)
    // Two inside corners across a saddle stay apart: a second line.
    if (corners === 6) this.#join(sides[WEST] as number, sides[ABOVE] as number)
    else if (corners === 9) this.#join(sides[BELOW] as number, sides[WEST] as number)
  }

  /** Most cells beside the limit are corners of three squares that ask for them. */
  #look(field: Field, column: number, row: number): void {
    if (this.#seenRow[column] === row) return
    this.#seenRow[column] = row
    this.#walkMm[column] = field.walkMm(column, row)
    this.#leg[column] = field.leg
  }

  #widen(columns: number): void {
    this.#below = new Int32Array(columns)
    this.#seenRow = new Int32Array(columns)
    this.#walkMm = new Float64Array(columns)
    this.#leg = new Int32Array(columns)
  }

  #place(field: Field, column: number, row: number): number {
    const crossing = this.#crossingCount++
    if (crossing === this.#next.length) {
      this.#next = doubled(this.#next)
      const wider = new Float64Array(2 * this.#places.length)
      wider.set(this.#places)
      this.#places = wider
    }
    this.#places[2 * crossing] = field.originX + column * CELL_MM
    this.#places[2 * crossing + 1] = field.originY + row * CELL_MM
    return crossing
  }

  #join(from: number, to: number): void {
    this.#next[from] = to
    if (this.#startCount === this.#starts.length) this.#starts = doubled(this.#starts)
    this.#starts[this.#startCount++] = from
  }
}

/**
 * How far from the inside cell's middle to the outside one's the limit runs, 0 to 1. Where the walk changes smoothly it is
 * interpolated. Where it jumps, the two cells belong to different streets and the limit runs where both are equally near.
 */
function outward(walkIn: number, legIn: number, walkOut: number, legOut: number, limitMm: number): number {
  let part = 0.5
  if (walkOut - walkIn <= SMOOTH_MM) part = (limitMm - walkIn) / (walkOut - walkIn)
  else {
    if (legOut !== NO_STREET) part = 0.5 + ((legOut - legIn) * LEG_UNIT_MM) / (2 * CELL_MM)
    part = Math.min(part, (limitMm - walkIn) / CELL_MM)
  }
  return Math.max(MARGIN, Math.min(part, 1 - MARGIN))
}

function doubled(array: Int32Array): Int32Array {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}
