/** Line segments by square cell: items of cell c are `items[start[c] .. start[c + 1]]`. All lengths in plane millimetres. */
export interface Grid {
  cellMm: number
  minX: number
  minY: number
  columns: number
  rows: number
  start: Int32Array
  items: Int32Array
}

/** Beyond this many cells the cell is doubled, so that a wide empty region costs no memory. */
const MOST_CELLS = 4_000_000

export interface Segments {
  count: number
  /** Writes [x1, y1, x2, y2] of segment i into `out`; false leaves the segment out. */
  read(i: number, out: Int32Array): boolean
}

/** Sorts segments into cells, each into every cell it touches. */
export function buildGrid(segments: Segments, smallestCellMm: number): Grid {
  const line = new Int32Array(4)
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (let i = 0; i < segments.count; i++) {
    if (!segments.read(i, line)) continue
    const [x1, y1, x2, y2] = line as unknown as [number, number, number, number]
    minX = Math.min(minX, x1, x2)
    minY = Math.min(minY, y1, y2)
    maxX = Math.max(maxX, x1, x2)
    maxY = Math.max(maxY, y1, y2)
  }
  if (minX > maxX) minX = minY = maxX = maxY = 0
  let cellMm = smallestCellMm
  const across = () => Math.floor((maxX - minX) / cellMm) + 1
  const up = () => Math.floor((maxY - minY) / cellMm) + 1
  while (across() * up() > MOST_CELLS) cellMm *= 2
  const grid = { cellMm, minX, minY, columns: across(), rows: up() }
  const pairs = new CellItems(2 * segments.count)
  for (let i = 0; i < segments.count; i++) {
    if (!segments.read(i, line)) continue
    cellsOfLine(grid, line[0] as number, line[1] as number, line[2] as number, line[3] as number, i, pairs)
  }
  return { ...grid, ...pairs.sorted(grid.columns * grid.rows) }
}

/** Pairs of cell and item, as they come, then sorted by cell (a counting sort: items of a cell stay in their order). */
class CellItems {
  #pairs: Int32Array
  #count = 0

  constructor(expected: number) {
    this.#pairs = new Int32Array(2 * expected + 16)
  }

  put(cell: number, item: number): void {
    if (2 * this.#count === this.#pairs.length) {
      const wider = new Int32Array(2 * this.#pairs.length)
      wider.set(this.#pairs)
      this.#pairs = wider
    }
    this.#pairs[2 * this.#count] = cell
    this.#pairs[2 * this.#count + 1] = item
    this.#count++
  }

  sorted(cells: number): { start: Int32Array; items: Int32Array } {
    const pairs = this.#pairs
    const end = 2 * this.#count
    const start = new Int32Array(cells + 1)
    for (let k = 0; k < end; k += 2) {
      const after = (pairs[k] as number) + 1
      start[after] = (start[after] as number) + 1
    }
    for (let c = 0; c < cells; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number)
    const items = new Int32Array(this.#count)
    const next = start.slice()
    for (let k = 0; k < end; k += 2) {
      const cell = pairs[k] as number
      const at = next[cell] as number
      items[at] = pairs[k + 1] as number
      next[cell] = at + 1
    }
    return { start, items }
  }
}

/** Row by row: the part of the line inside a row of cells spans these columns, widened by 1 mm against rounding. */
function cellsOfLine(
  grid: Omit<Grid, 'start' | 'items'>,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  item: number,
  into: CellItems,
): void {
  const { cellMm, minX, minY, columns } = grid
  const lowY = Math.min(y1, y2) - minY
  const highY = Math.max(y1, y2) - minY
  const firstRow = Math.floor(lowY / cellMm)
  const lastRow = Math.floor(highY / cellMm)
  const slope = y2 === y1 ? 0 : (x2 - x1) / (y2 - y1)
  for (let row = firstRow; row <= lastRow; row++) {
    let left = Math.min(x1, x2)
    let right = Math.max(x1, x2)
    if (firstRow !== lastRow) {
      const bottom = Math.max(row * cellMm, lowY) + minY
      const top = Math.min((row + 1) * cellMm, highY) + minY
      const atBottom = x1 + (bottom - y1) * slope
      const atTop = x1 + (top - y1) * slope
      left = Math.max(left, Math.min(atBottom, atTop) - 1)
      right = Math.min(right, Math.max(atBottom, atTop) + 1)
    }
    const lastColumn = Math.floor((right - minX) / cellMm)
    for (let column = Math.floor((left - minX) / cellMm); column <= lastColumn; column++)
      into.put(row * columns + column, item)
  }
}
