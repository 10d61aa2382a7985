import { area, length, lineString, polygon } from '@turf/turf'
import type { Feature, FeatureCollection } from 'geojson'
import type { LonLat } from '../types.ts'

export interface Measured {
  metres: number
  /** Area inside the closed line, null under three points. */
  squareMetres: number | null
}

/** Length along the points, and the area they would close, on the sphere. */
export function measure(points: readonly LonLat[]): Measured {
  const metres = points.length < 2 ? 0 : length(lineString([...points]), { units: 'meters' })
  return { metres, squareMetres: points.length < 3 ? null : area(polygon([closed(points)])) }
}

/** The tool's drawing: line, points, and a closed lasso as an area. */
export function toolFeatures(points: readonly LonLat[], isArea: boolean): FeatureCollection {
  const features: Feature[] = []
  const drawn = isArea && points.length > 2 ? polygon([closed(points)]) : null
  if (drawn) features.push(drawn)
  if (points.length > 1) features.push(lineString(isArea && drawn ? closed(points) : [...points]))
  if (!isArea) {
    for (const coordinates of points) {
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })
    }
  }
  return { type: 'FeatureCollection', features }
}

export function closed(points: readonly LonLat[]): LonLat[] {
  const [first] = points
  return first ? [...points, first] : []
}
