/**
 * WGS-84 degrees to a plane of int32 millimetres around one place, and back. The constants are made once and travel in the graph
 * buffer, so that server and browser multiply the same numbers; nothing here but the making calls for a cosine.
 */
export interface Projection {
  lon0: number
  lat0: number
  mmPerDegreeLon: number
  mmPerDegreeLat: number
  /** True eastward millimetres per plane millimetre at height y: 1 + stretch1·y + stretch2·y². */
  stretch1: number
  stretch2: number
}

const SEMI_MAJOR_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141_316
const RADIANS = Math.PI / 180

/** A projection for streets between these bounds (degrees). */
export function projectionFor(west: number, south: number, east: number, north: number): Projection {
  const lat0 = (south + north) / 2
  const here = radii(lat0)
  const mmPerDegreeLat = here.meridianMetres * RADIANS * 1000
  const mmPerDegreeLon = here.parallelMetres * RADIANS * 1000
  const halfDegrees = Math.max((north - south) / 2, 0.01)
  const halfMm = halfDegrees * mmPerDegreeLat
  const above = radii(lat0 + halfDegrees).parallelMetres / here.parallelMetres
  const below = radii(lat0 - halfDegrees).parallelMetres / here.parallelMetres
  return {
    lon0: (west + east) / 2,
    lat0,
    mmPerDegreeLon,
    mmPerDegreeLat,
    stretch1: (above - below) / (2 * halfMm),
    stretch2: (above + below - 2) / (2 * halfMm * halfMm),
  }
}

export function toX(projection: Projection, lon: number): number {
  return Math.round((lon - projection.lon0) * projection.mmPerDegreeLon)
}

export function toY(projection: Projection, lat: number): number {
  return Math.round((lat - projection.lat0) * projection.mmPerDegreeLat)
}

export function toLon(projection: Projection, x: number): number {
  return projection.lon0 + x / projection.mmPerDegreeLon
}

export function toLat(projection: Projection, y: number): number {
  return projection.lat0 + y / projection.mmPerDegreeLat
}

/** True eastward length of one plane millimetre at height y. */
export function eastStretch(projection: Projection, y: number): number {
  return 1 + y * (projection.stretch1 + y * projection.stretch2)
}

/** Length of a short line on the WGS-84 ellipsoid, by the radii of curvature half-way: within 1 mm over 1 km. */
export function segmentMetres(lonA: number, latA: number, lonB: number, latB: number): number {
  const { meridianMetres, parallelMetres } = radii((latA + latB) / 2)
  const east = (lonB - lonA) * RADIANS * parallelMetres
  const north = (latB - latA) * RADIANS * meridianMetres
  return Math.sqrt(east * east + north * north)
}

function radii(latDegrees: number): { meridianMetres: number; parallelMetres: number } {
  const cosine = cosineOf(latDegrees * RADIANS)
  const w = 1 - ECCENTRICITY_SQUARED * (1 - cosine * cosine)
  const primeVertical = SEMI_MAJOR_METRES / Math.sqrt(w)
  return { meridianMetres: (primeVertical * (1 - ECCENTRICITY_SQUARED)) / w, parallelMetres: primeVertical * cosine }
}

/** Engines may differ in the last bit of Math.cos; a Taylor series of plain products does not. For angles up to a right one. */
function cosineOf(angle: number): number {
  const square = angle * angle
  let sum = 1
  let term = 1
  for (let n = 2; n <= 24; n += 2) {
    term *= -square / (n * (n - 1))
    sum += term
  }
  return sum
}
