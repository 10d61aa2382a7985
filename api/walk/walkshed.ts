import type { MultiPolygon, Position } from 'geojson'
import type { WalkGraph } from './graph.ts'
import type { Network } from './network.ts'
import type { Overlay } from './overlay.ts'
import { Search, type SearchOptions } from './search.ts'
import { Contour } from './shed/contour.ts'
import { Field } from './shed/field.ts'
import { type Raster, rasterOf } from './shed/raster.ts'
import type { ShedStart } from './shed/reached-tiles.ts'
import { simplifyRing } from './shed/simplify.ts'
import { CELL_MM } from './shed/tile.ts'
import { type SnapOptions, snapPoints } from './snap.ts'

/** How far a drawn line may lie from the traced one; below the margin that the contour keeps, so rings cannot touch. */
const TOLERANCE_MM = 2_000
/** Rings smaller than one cell are noise of the raster. */
const LEAST_AREA = CELL_MM * CELL_MM

export interface Walkshed {
  /** WGS-84, outer rings counter-clockwise, with holes; null where the place has no usable street or reaches nothing. */
  geometry: MultiPolygon | null
}

/**
 * The ground from which a place is within the limit on foot (direction 'to'), or that is so from it ('from', the default): they
 * differ only where foot is one-way. Cells around the streets are snapped once by the rule of residences and kept with the graph,
 * so a second walkshed of the same quarter costs a fraction of a millisecond.
 */
export function walkshed(
  graph: WalkGraph,
  fromLonLat: readonly [number, number],
  limitMm: number,
  overlay?: Overlay,
  options: Omit<SearchOptions, 'mode'> & Pick<SnapOptions, 'snapLimitMetres'> = {},
): Walkshed {
  const network: Network = overlay ?? graph
  const snapped = snapPoints(graph, fromLonLat, { ...options, ...(overlay && { overlay }) })
  const start = {
    edge: snapped.edge[0] as number,
    offsetMm: snapped.offsetMm[0] as number,
    legMm: snapped.legMm[0] as number,
    limitMm,
    direction: options.direction ?? 'from',
  }
  if (start.edge === -1 || start.legMm > limitMm) return { geometry: null }
  const { search } = workshop
  search.run(network, start.edge, start.offsetMm, start.legMm, limitMm, options)
  return shedOfSearch(graph, network, rasterOf(graph, network, snapped.limitMm), search, start)
}

/** The ground within `start.limitMm` by a search that has run, which nothing else may touch meanwhile. */
export function shedOfSearch(
  graph: WalkGraph,
  network: Network,
  raster: Raster,
  search: Search,
  start: ShedStart,
): Walkshed {
  const { limitMm } = start
  const { field, contour } = workshop
  field.fill(network, raster, search, start)
  const outers: Ring[] = []
  const holes: Ring[] = []
  contour.trace(field, limitMm, () => {
    const area = ringArea(contour.xy, contour.count)
    if (Math.abs(area) < LEAST_AREA) return
    const count = simplifyRing(contour.xy, contour.count, TOLERANCE_MM)
    if (count < 3) return
    const ring = { area, xy: contour.xy.slice(0, 2 * count) }
    if (area > 0) outers.push(ring)
    else holes.push(ring)
  })
  if (outers.length === 0) return { geometry: null }
  return { geometry: { type: 'MultiPolygon', coordinates: assemble(graph, outers, holes) } }
}

/** Arrays that every walkshed uses in turn; nothing of them outlives a call. */
const workshop = { search: new Search(), field: new Field(), contour: new Contour() }

interface Ring {
  area: number
  xy: Float64Array
}

/** Each hole goes to the smallest outer ring around it. */
function assemble(graph: WalkGraph, outers: Ring[], holes: Ring[]): Position[][][] {
  outers.sort((a, b) => a.area - b.area)
  const polygons = outers.map((ring) => [positions(graph, ring.xy)])
  for (const hole of holes) {
    const owner = outers.length === 1 ? 0 : outers.findIndex((outer) => contains(outer.xy, hole.xy))
    polygons[owner]?.push(positions(graph, hole.xy))
  }
  return polygons.reverse()
}

/** Closed, in degrees to 6 places (11 cm): a tenth of what the raster can tell. */
function positions({ projection }: WalkGraph, xy: Float64Array): Position[] {
  const perX = 1e6 / projection.mmPerDegreeLon
  const perY = 1e6 / projection.mmPerDegreeLat
  const lon0 = projection.lon0 * 1e6
  const lat0 = projection.lat0 * 1e6
  const count = xy.length >> 1
  const out: Position[] = new Array(count + 1)
  for (let i = 0; i < count; i++) {
    out[i] = [
      Math.round(lon0 + (xy[2 * i] as number) * perX) / 1e6,
      Math.round(lat0 + (xy[2 * i + 1] as number) * perY) / 1e6,
    ]
  }
  out[count] = [...(out[0] as Position)]
  return out
}

/** Twice the signed area would do for the sign; this is the area itself, in mm². */
function ringArea(xy: Float64Array, count: number): number {
  const x0 = xy[0] as number
  const y0 = xy[1] as number
  let sum = 0
  for (let i = 1; i < count - 1; i++) {
    const ax = (xy[2 * i] as number) - x0
    const ay = (xy[2 * i + 1] as number) - y0
    const bx = (xy[2 * i + 2] as number) - x0
    const by = (xy[2 * i + 3] as number) - y0
    sum += ax * by - ay * bx
  }
  return sum / 2
}

/** Whether the ring around contains the first place of another (even-odd rule). */
function contains(ring: Float64Array, other: Float64Array): boolean {
  const x = other[0] as number
  const y = other[1] as number
  let isInside = false
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const yi = ring[i + 1] as number
    const yj = ring[j + 1] as number
    if (yi > y === yj > y) continue
    const xi = ring[i] as number
    if (x < xi + (((ring[j] as number) - xi) * (y - yi)) / (yj - yi)) isInside = !isInside
  }
  return isInside
}
