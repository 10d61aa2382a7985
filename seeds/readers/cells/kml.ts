import type { Polygon, Position } from 'geojson'
import { SaxesParser } from 'saxes'
import { SourceError } from '../../rows.ts'
import type { RawFeature } from './features.ts'

/**
 * Placemarks of a KML file with their polygons and their extended data, which GDAL's KML driver leaves out and which is where
 * a division code stands. Always WGS-84. Throws SourceError `brokenXml` or `notKml` with line and column.
 */
export function parseKml(text: string, file: string): RawFeature[] {
  const features: RawFeature[] = []
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  const path: string[] = []
  let placemark: {
    line: number
    properties: Record<string, unknown>
    polygons: Position[][][]
    others: number
  } | null = null
  let dataName = ''
  let content = ''

  parser.on('error', (error) => {
    const { line, column } = parser
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    throw new SourceError('brokenXml', `${file} line ${line}, column ${column}: ${what}.`, { file, line, column })
  })
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    if (path.length === 0 && name !== 'kml') {
      throw new SourceError('notKml', `${file} is not KML: it begins with <${tag.name}>.`, { file })
    }
    path.push(name)
    content = ''
    if (name === 'Placemark') placemark = { line: parser.line, properties: {}, polygons: [], others: 0 }
    else if (name === 'SimpleData' || name === 'Data') dataName = tag.attributes['name'] ?? ''
    else if (name === 'Polygon') placemark?.polygons.push([])
    else if (name === 'Point' || name === 'LineString') placemark && placemark.others++
  })
  parser.on('text', (part) => {
    content += part
  })
  parser.on('cdata', (part) => {
    content += part
  })
  parser.on('closetag', () => {
    const name = path.pop()
    if (placemark === null) return
    const parent = path.at(-1)
    if (name === 'name' && parent === 'Placemark') placemark.properties['name'] = content.trim()
    else if (name === 'SimpleData' || (name === 'value' && parent === 'Data'))
      placemark.properties[dataName] = content.trim()
    else if (name === 'coordinates' && parent === 'LinearRing') addRing(placemark.polygons, path, content)
    else if (name === 'Placemark') {
      features.push({ line: placemark.line, properties: placemark.properties, geometry: geometryOf(placemark) })
      placemark = null
    }
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  return features
}

function addRing(polygons: Position[][][], path: string[], content: string): void {
  const ring = content
    .trim()
    .split(/\s+/)
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number))
  const polygon = polygons.at(-1)
  if (path.includes('outerBoundaryIs')) polygon?.unshift(ring)
  else polygon?.push(ring)
}

function geometryOf({ polygons, others }: { polygons: Position[][][]; others: number }): RawFeature['geometry'] {
  if (polygons.length === 0) return others > 0 ? { type: 'GeometryCollection', geometries: [] } : null
  const [only] = polygons
  if (polygons.length === 1 && only !== undefined) return { type: 'Polygon', coordinates: only } satisfies Polygon
  return { type: 'MultiPolygon', coordinates: polygons }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
