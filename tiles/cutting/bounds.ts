import type { Feature, Geometry, Position } from 'geojson'

/** [west, south, east, north] in WGS-84 degrees. */
export type Bounds = [number, number, number, number]

/** Box around all features; null where there is no coordinate. */
export function boundsOf(features: readonly Feature[]): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const feature of features) if (feature.geometry) stretch(box, feature.geometry)
  return box[0] <= box[2] ? box : null
}

/** Diagonal of the feature's box in degrees, 0 for a point or nothing. */
export function extentDegrees(feature: Feature): number {
  const bounds = boundsOf([feature])
  return bounds ? Math.hypot(bounds[2] - bounds[0], bounds[3] - bounds[1]) : 0
}

function stretch(box: Bounds, geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) stretch(box, part)
    return
  }
  walk(box, geometry.coordinates)
}

function walk(box: Bounds, coordinates: Position | Position[] | Position[][] | Position[][][]): void {
  if (typeof coordinates[0] === 'number') {
    const [lon, lat] = coordinates as [number, number]
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
    return
  }
  for (const part of coordinates) walk(box, part as Position)
}

/** Whether a web-mercator tile touches the box (with the tile's own buffer left out of account). */
export function tileTouches(bounds: Bounds, z: number, x: number, y: number): boolean {
  const scale = 2 ** z
  const lonOf = (column: number) => (column / scale) * 360 - 180
  const latOf = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / scale))) * 180) / Math.PI
  return lonOf(x) <= bounds[2] && lonOf(x + 1) >= bounds[0] && latOf(y + 1) <= bounds[3] && latOf(y) >= bounds[1]
}

/** [z, x, y] of the web-mercator tile that holds a place. */
export function tileAt(lon: number, lat: number, z: number): [z: number, x: number, y: number] {
  const radians = (lat * Math.PI) / 180
  const row = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
  return [z, Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(row * 2 ** z)]
}
