import type { CoordinateSystem } from '@wangge/db/vocabulary'
import gcoord from 'gcoord'
import type { Geometry, Position } from 'geojson'

/** A conversion is right when converting back lands this close: 1e-10 degrees are a hundredth of a millimetre. */
const TOLERANCE_DEGREES = 1e-10
/** The shift changes by at most about 1% of the way moved, so that each round gains two digits. */
const MAX_ROUNDS = 20

/**
 * WGS-84 longitude and latitude in degrees of a place given in another system. GCJ-02 and BD-09 have no closed inverse: the
 * forward formula is inverted by iteration. Outside China (gcoord's box) GCJ-02 is WGS-84. CGCS2000 is treated as WGS-84:
 * the two differ by centimetres.
 */
export function toWgs84(lon: number, lat: number, system: CoordinateSystem): [number, number] {
  if (system === 'wgs84' || system === 'cgcs2000') return [lon, lat]
  return invert(lon, lat, system)
}

/** The place in another system, of WGS-84 longitude and latitude in degrees. */
export function fromWgs84(lon: number, lat: number, system: CoordinateSystem): [number, number] {
  if (system === 'wgs84' || system === 'cgcs2000') return [lon, lat]
  return gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09)
}

/** A copy of a geometry in WGS-84; a height, if any, stays as it is. */
export function geometryToWgs84<G extends Geometry>(geometry: G, system: CoordinateSystem): G
export function geometryToWgs84(geometry: Geometry, system: CoordinateSystem): Geometry {
  if (geometry.type === 'GeometryCollection') {
    return { ...geometry, geometries: geometry.geometries.map((part) => geometryToWgs84(part, system)) }
  }
  return { ...geometry, coordinates: convertAll(geometry.coordinates, system) } as Geometry
}

type Nested = Position | Nested[]

function convertAll(coordinates: Nested, system: CoordinateSystem): Nested {
  const [first, second] = coordinates
  if (typeof first === 'number' && typeof second === 'number') {
    return [...toWgs84(first, second, system), ...(coordinates as Position).slice(2)]
  }
  return (coordinates as Nested[]).map((part) => convertAll(part, system))
}

function invert(lon: number, lat: number, system: CoordinateSystem): [number, number] {
  let guess: [number, number] = [lon, lat]
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [x, y] = fromWgs84(guess[0], guess[1], system)
    guess = [guess[0] + lon - x, guess[1] + lat - y]
    if (Math.abs(lon - x) < TOLERANCE_DEGREES && Math.abs(lat - y) < TOLERANCE_DEGREES) break
  }
  return guess
}
