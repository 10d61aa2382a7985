import type { Geometry, MultiPolygon, Position } from 'geojson'
import { orient, signedArea } from '../geometry/rings.ts'
import { selfIntersection } from '../geometry/self-intersection.ts'

/** Why a geometry cannot be a cell's boundary. */
export interface GeometryFault {
  code: string
  reason: string
}

/** About a square metre at 40° north, in square degrees doubled as `signedArea` gives it. */
const SMALLEST_DOUBLE_AREA = 2 * 1.06e-10

/**
 * A cell's boundary as a MultiPolygon with closed rings, outer ones counter-clockwise, positions untouched; or what is wrong
 * with it. Rings are checked here because the embedded database swallows the error of an open one.
 */
export function toBoundary(geometry: Geometry | null): MultiPolygon | GeometryFault {
  if (geometry === null)
    return { code: 'nullGeometry', reason: 'The feature has no geometry: draw it or leave it out.' }
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
    return { code: 'notAPolygon', reason: `The geometry is a ${geometry.type}: a cell needs a polygon.` }
  }
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (polygons.length === 0 || polygons.some((polygon) => polygon.length === 0)) {
    return { code: 'emptyGeometry', reason: 'The polygon is empty: draw it or leave it out.' }
  }
  let west = Number.POSITIVE_INFINITY
  let east = Number.NEGATIVE_INFINITY
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const fault = ringFault(ring)
      if (fault !== null) return fault
      for (const [lon = 0] of ring) {
        west = Math.min(west, lon)
        east = Math.max(east, lon)
      }
    }
  }
  if (east - west > 180) {
    return { code: 'antimeridian', reason: 'The polygon spans the 180th meridian: split it there.' }
  }
  return { type: 'MultiPolygon', coordinates: polygons.map(orient) }
}

function ringFault(ring: Position[]): GeometryFault | null {
  for (const [lon, lat] of ring) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
      return { code: 'invalidGeometry', reason: 'A position of the polygon is not two numbers: export it again.' }
    }
    if (Math.abs(lon as number) > 180 || Math.abs(lat as number) > 90) {
      return {
        code: 'outOfRange',
        reason: `Position ${lon}, ${lat} is not in degrees: name the projection of the file.`,
      }
    }
  }
  const first = ring[0]
  const last = ring.at(-1)
  if (first === undefined || last === undefined || ring.length < 4) {
    return { code: 'invalidGeometry', reason: `A ring has ${ring.length} positions and needs at least 4.` }
  }
  if (first[0] !== last[0] || first[1] !== last[1]) {
    return { code: 'invalidGeometry', reason: 'A ring does not end where it begins: close it.' }
  }
  if (Math.abs(signedArea(ring)) < SMALLEST_DOUBLE_AREA) {
    return { code: 'tooSmall', reason: 'A ring covers less than a square metre: draw it again or leave it out.' }
  }
  const crossing = selfIntersection(ring)
  if (crossing !== null) {
    const place = crossing.map((degrees) => degrees.toFixed(5)).join(', ')
    return { code: 'selfIntersection', reason: `A ring crosses itself near ${place}: draw it again.` }
  }
  return null
}
