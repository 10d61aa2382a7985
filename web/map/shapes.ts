import { circle } from '@turf/turf'
import type { District } from '@wangge/api/contract'
import type { Feature, FeatureCollection, Geometry, LineString, Position } from 'geojson'
import type { SymbolItem } from './layers/item.ts'
import { metresBetween } from './projection.ts'
import type { Detail, LonLat } from './types.ts'

const none: FeatureCollection = { type: 'FeatureCollection', features: [] }
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const feature = (geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})

/** Everything drawn around the selection, as GeoJSON for the style's sources. */
export interface SelectionShapes {
  walkshed: FeatureCollection
  circle: FeatureCollection
  route: FeatureCollection
}

/** The walkshed, the circle on paper and the route of what is selected; `circleMetres` overrides speed × limit. */
export function selectionShapes(detail: Detail | null, run: District['run'], circleMetres?: number): SelectionShapes {
  const centre = centreOf(detail)
  const radius = circleMetres ?? (run && run.limitSeconds * run.speedMetresPerSecond)
  const shed = walkshedOf(detail)
  return {
    walkshed: shed ? collection([feature(shed)]) : none,
    circle: centre && radius ? collection([circle(centre, radius / 1000, { steps: 160 })]) : none,
    route: routeOf(detail),
  }
}

function centreOf(detail: Detail | null): LonLat | null {
  if (detail?.type === 'residence') return detail.residence.position
  return detail?.type === 'servicePoint' ? detail.servicePoint.position : null
}

function walkshedOf(detail: Detail | null): Geometry | null {
  if (detail?.type === 'residence') return detail.residence.walkshed as Geometry | null
  return detail?.type === 'servicePoint' ? ((detail.servicePoint.coverage?.walkshed ?? null) as Geometry | null) : null
}

/** The stretch over streets as a line; the walks from the door to the street and from the street to the point as dots. */
function routeOf(detail: Detail | null): FeatureCollection {
  if (detail?.type !== 'residence' || !detail.residence.route) return none
  const { position, route, coverage } = detail.residence
  const { coordinates } = route.geometry as unknown as LineString
  return wayShapes(position, coordinates, coverage?.servicePoint?.position ?? null)
}

/** A way from a door to a goal, the walks at its ends apart from the streets. */
export function wayShapes(position: LonLat, coordinates: readonly Position[], goal: LonLat | null): FeatureCollection {
  const from = startsAt(coordinates[0], position) ? 1 : 0
  const to = goal && startsAt(coordinates.at(-1), goal) ? coordinates.length - 1 : coordinates.length
  const street = coordinates.slice(from, to)
  const legs = [leg(position, street[0]), goal && leg(goal, street.at(-1))].filter((one) => one !== null)
  return collection([...(street.length > 1 ? [lineOf(street, 'street')] : []), ...legs])
}

/** Places nearer than this are one; shorter legs are the width of a line. */
const SAME_PLACE_METRES = 1

function startsAt(vertex: Position | undefined, place: LonLat): boolean {
  return vertex !== undefined && metresBetween(vertex as LonLat, place) < SAME_PLACE_METRES
}

function leg(from: LonLat, to: Position | undefined): Feature | null {
  return to && !startsAt(to, from) ? lineOf([from, to], 'snap') : null
}

function lineOf(coordinates: Position[], part: 'street' | 'snap'): Feature {
  return feature({ type: 'LineString', coordinates }, { part })
}

/** Middle of a line by its length, where its pill stands. */
export function middleOf(line: LineString): LonLat | null {
  const steps = line.coordinates.slice(1).map((to, row) => metresBetween(line.coordinates[row] as LonLat, to as LonLat))
  let left = steps.reduce((sum, metres) => sum + metres, 0) / 2
  for (const [row, metres] of steps.entries()) {
    const [from, to] = [line.coordinates[row], line.coordinates[row + 1]]
    if (!from || !to) break
    if (left <= metres) {
      const share = metres === 0 ? 0 : left / metres
      const along = (axis: 0 | 1) => (from[axis] ?? 0) + ((to[axis] ?? 0) - (from[axis] ?? 0)) * share
      return [along(0), along(1)]
    }
    left -= metres
  }
  return null
}

/** Side of the invisible square that keeps labels off a symbol, px at scale 1 (the style's image). */
const ROOM_PX = 24

/** Places of the symbols, for the labels to keep clear of. */
export function symbolRoom(symbols: readonly (readonly SymbolItem[])[], scale: number): FeatureCollection {
  return collection(
    symbols.flat().map(({ position, hitRadius, middle, offset }) => {
      const size = (2 * hitRadius * scale) / ROOM_PX
      // The style multiplies offsets by the size.
      const shift = [(middle[0] + offset[0]) * (scale / size), (middle[1] + offset[1]) * (scale / size)]
      return feature({ type: 'Point', coordinates: position }, { scale: size, offset: shift })
    }),
  )
}
