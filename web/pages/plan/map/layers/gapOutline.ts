import type { MultiPolygon, Position } from 'geojson'

/** Homes of a cluster are at most 120 m apart: discs of this radius around them hang together. */
export const OUTLINE_RADIUS_METRES = 62
/** Side of a grid cell: fine enough for a disc to look round on a street map. */
const CELL_METRES = 16
const METRES_PER_DEGREE = 111_195

/**
 * The line around the discs of OUTLINE_RADIUS_METRES about some homes, as rings of WGS-84 degrees; inner rings are holes. `lonLat`
 * is interleaved, `rows` say which of it. Marching squares over the distance to the nearest home.
 */
export function gapOutline(lonLat: Float64Array, rows: Int32Array): MultiPolygon {
  const grid = distances(lonLat, rows)
  const rings = ringsOf(grid)
  const outer = rings.filter((ring) => signedArea(ring) > 0)
  const holes = rings.filter((ring) => signedArea(ring) < 0)
  // Holes of clusters are small and rare: each lies in the outer ring that its first corner lies in.
  const polygons = outer.map((ring) => [ring])
  for (const hole of holes) {
    const [first] = hole
    polygons.find(([ring]) => ring && first && isInside(first, ring))?.push(hole)
  }
  return { type: 'MultiPolygon', coordinates: polygons }
}

interface Grid {
  /** Degrees of the corner (0, 0) and of one cell. */
  west: number
  south: number
  stepLon: number
  stepLat: number
  columns: number
  rows: number
  /** Metres to the nearest home at each corner, cut off a cell beyond the radius. */
  metres: Float32Array
}

function distances(lonLat: Float64Array, rows: Int32Array): Grid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const row of rows) {
    const [lon, lat] = [lonLat[2 * row] as number, lonLat[2 * row + 1] as number]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const stepLat = CELL_METRES / METRES_PER_DEGREE
  const stepLon = stepLat / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const reach = Math.ceil(OUTLINE_RADIUS_METRES / CELL_METRES) + 1
  const grid: Grid = {
    west: west - reach * stepLon,
    south: south - reach * stepLat,
    stepLon,
    stepLat,
    columns: Math.ceil((east - west) / stepLon) + 2 * reach + 1,
    rows: Math.ceil((north - south) / stepLat) + 2 * reach + 1,
    metres: new Float32Array(0),
  }
  grid.metres = new Float32Array(grid.columns * grid.rows).fill(OUTLINE_RADIUS_METRES + CELL_METRES)
  for (const row of rows) {
    const x = ((lonLat[2 * row] as number) - grid.west) / stepLon
    const y = ((lonLat[2 * row + 1] as number) - grid.south) / stepLat
    const [left, bottom] = [Math.floor(x) - reach + 1, Math.floor(y) - reach + 1]
    for (let j = Math.max(0, bottom); j < Math.min(grid.rows, bottom + 2 * reach); j++) {
      for (let i = Math.max(0, left); i < Math.min(grid.columns, left + 2 * reach); i++) {
        const metres = CELL_METRES * Math.hypot(i - x, j - y)
        const at = j * grid.columns + i
        if (metres < (grid.metres[at] as number)) grid.metres[at] = metres
      }
    }
  }
  return grid
}

/** Ends of the line through a cell by which of its corners are inside: bottom left 1, bottom right 2, top right 4, top left 8. */
const CASES: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
]

/** Closed rings, outer ones against the clock. */
function ringsOf(grid: Grid): Position[][] {
  const { columns, rows, metres } = grid
  const isIn = (at: number): boolean => (metres[at] as number) < OUTLINE_RADIUS_METRES
  const next = new Map<number, { to: number; at: Position }>()
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const at = j * columns + i
      const corners =
        (isIn(at) ? 1 : 0) | (isIn(at + 1) ? 2 : 0) | (isIn(at + columns + 1) ? 4 : 0) | (isIn(at + columns) ? 8 : 0)
      for (const [from, to] of CASES[corners] ?? [])
        next.set(edgeKey(grid, i, j, from), { to: edgeKey(grid, i, j, to), at: crossing(grid, i, j, from) })
    }
  }
  const rings: Position[][] = []
  for (const [start] of next) {
    const ring: Position[] = []
    let at = start
    for (let step = next.get(at); step; step = next.get(at)) {
      ring.push(step.at)
      next.delete(at)
      at = step.to
    }
    const [first] = ring
    if (first && ring.length > 2) rings.push([...ring, first])
  }
  return rings
}

/** Edges of a cell: 0 bottom, 1 right, 2 top, 3 left; neighbours name the one they share alike. */
function edgeKey({ columns }: Grid, i: number, j: number, edge: number): number {
  const at = j * columns + i
  if (edge === 0) return 2 * at
  if (edge === 1) return 2 * (at + 1) + 1
  return edge === 2 ? 2 * (at + columns) : 2 * at + 1
}

function crossing(
  { west, south, stepLon, stepLat, columns, metres }: Grid,
  i: number,
  j: number,
  edge: number,
): Position {
  const [x, y, isAcross] =
    edge === 0 ? [i, j, true] : edge === 1 ? [i + 1, j, false] : edge === 2 ? [i, j + 1, true] : [i, j, false]
  const at = y * columns + x
  const [near, far] = [metres[at] as number, metres[isAcross ? at + 1 : at + columns] as number]
  const share = (OUTLINE_RADIUS_METRES - near) / (far - near)
  return [west + (x + (isAcross ? share : 0)) * stepLon, south + (y + (isAcross ? 0 : share)) * stepLat]
}

/** Twice the area, positive against the clock. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0
  for (let row = 1; row < ring.length; row++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [ring[row - 1] ?? [], ring[row] ?? []]
    sum += x0 * y1 - x1 * y0
  }
  return sum
}

function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false
  for (let row = 1; row < ring.length; row++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [ring[row - 1] ?? [], ring[row] ?? []]
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
  }
  return inside
}
