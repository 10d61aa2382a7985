import type { Feature, FeatureCollection } from 'geojson'
import type { Drawn, Vertex } from './path.ts'

/** The path so far, with the stretch to the pointer. */
export function pathDrawing(drawn: Drawn, pointer: Vertex | null): FeatureCollection {
  const along = pointer ? [...drawn, pointer] : [...drawn]
  const features: Feature[] = drawn.map((vertex) => place(vertex, 'vertex'))
  if (along.length > 1) features.unshift(line(along, 'path'))
  return { type: 'FeatureCollection', features }
}

export const streetDrawing = (coordinates: readonly Vertex[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [line(coordinates, 'street')],
})

export const gateDrawing = (lon: number, lat: number): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [place([lon, lat], 'gate')],
})

const line = (coordinates: readonly Vertex[], part: string): Feature => ({
  type: 'Feature',
  properties: { part },
  geometry: { type: 'LineString', coordinates: coordinates.map(([lon, lat]) => [lon, lat]) },
})

const place = ([lon, lat]: Vertex, part: string): Feature => ({
  type: 'Feature',
  properties: { part },
  geometry: { type: 'Point', coordinates: [lon, lat] },
})
