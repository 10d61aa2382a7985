import type { Feature, GeoJSON, Geometry } from 'geojson'
import { SourceError } from '../../rows.ts'
import type { RawFeature } from './features.ts'

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])
/** Names of the older crs member that mean longitude and latitude in degrees. */
const DEGREES = /CRS84|:4326$|:4490$/

/** Features of a FeatureCollection, one Feature or a bare geometry. Throws SourceError `brokenGeoJson`. */
export function parseGeoJson(text: string, file: string): RawFeature[] {
  const parsed = parseJson(text, file)
  if (parsed?.type === 'FeatureCollection' && Array.isArray(parsed.features)) {
    return parsed.features.map((feature, i) => rawFeature(feature, i + 1, file))
  }
  if (parsed?.type === 'Feature') return [rawFeature(parsed, 1, file)]
  if (parsed !== null && GEOMETRIES.has(parsed.type)) return [{ line: 1, properties: {}, geometry: parsed as Geometry }]
  throw broken(file, `it is neither a FeatureCollection, a Feature nor a geometry (type: ${String(parsed?.type)})`)
}

/** Whether the file declares coordinates other than degrees, so that GDAL has to reproject them. */
export function declaresProjection(text: string): boolean {
  const [, name] = /"crs"\s*:\s*\{[^{}]*"properties"\s*:\s*\{\s*"name"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4096)) ?? []
  return name !== undefined && !DEGREES.test(name)
}

function rawFeature(feature: Feature, line: number, file: string): RawFeature {
  if (feature?.type !== 'Feature') throw broken(file, `element ${line} is not a Feature`)
  const geometry = feature.geometry ?? null
  if (geometry !== null && !GEOMETRIES.has(geometry.type)) {
    throw broken(file, `feature ${line} has a geometry of type ${String(geometry.type)}`)
  }
  return { line, properties: feature.properties ?? {}, geometry }
}

function parseJson(text: string, file: string): GeoJSON | null {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as GeoJSON | null
  } catch (error) {
    throw broken(file, error instanceof Error ? error.message : String(error))
  }
}

function broken(file: string, why: string): SourceError {
  return new SourceError('brokenGeoJson', `${file} is not GeoJSON: ${why}.`, { file })
}
