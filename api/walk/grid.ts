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
  const start = new Int32Array(grid.columns * grid.rows + 1)
  const visit = (put: (cell: number, item: number) => void) => {
    for (let i = 0; i < segments.count; i++) {
      if (segments.read(i, line)) {
        cellsOfLine(grid, line[0] as number, line[1] as number, line[2] as number, line[3] as number, i, put)
      }
    }
  }
  visit((cell) => {
    start[cell + 1] = (start[cell + 1] as number) + 1
  })
  for (let c = 0; c < start.length - 1; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number)
  const items = new Int32Array(start[start.length - 1] as number)
  const next = start.slice()
  visit((cell, item) => {
    const at = next[cell] as number
    items[at] = item
    next[cell] = at + 1
  })
  return { ...grid, start, items }
}

/** Row by row: the part of the line inside a row of cells spans these columns, widened by 1 mm against rounding. */
function cellsOfLine(
  grid: Omit<Grid, 'start' | 'items'>,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  item: number,
  put: (cell: number, item: number) => void,
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
      put(row * columns + column, item)
  }
}
