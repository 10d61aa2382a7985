import type { Bounds } from './cutting/bounds.ts'
import { LAYERS, type LayerDefinition, type LayerName } from './layers/index.ts'

/** TileJSON 3.0.0 (github.com/mapbox/tilejson-spec/tree/master/3.0.0), the part we serve. */
export interface TileJson {
  tilejson: '3.0.0'
  name: string
  description: string
  version: string
  attribution: string
  scheme: 'xyz'
  tiles: [string]
  minzoom: number
  maxzoom: number
  bounds?: Bounds
  center?: [number, number, number]
  vector_layers: { id: string; description: string; minzoom: number; maxzoom: number; fields: Record<string, string> }[]
}

/** `bounds` null (nothing in scope) leaves bounds and centre out. `version` joins the specification's semver as build metadata. */
export function tileJsonOf(
  layer: LayerName,
  source: { bounds: Bounds | null; attribution: string; tileUrl: string; version: string },
): TileJson {
  const { minZoom, maxZoom, fields, description, isArea }: LayerDefinition = LAYERS[layer]
  const { bounds } = source
  return {
    tilejson: '3.0.0',
    name: layer,
    description,
    version: `1.0.0+${source.version.replace(/[^0-9A-Za-z-]/g, '-')}`,
    attribution: source.attribution,
    scheme: 'xyz',
    tiles: [source.tileUrl],
    minzoom: minZoom,
    maxzoom: maxZoom,
    ...(bounds && {
      bounds,
      center: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, minZoom] as const as [number, number, number],
    }),
    vector_layers: [
      { id: layer, description, minzoom: minZoom, maxzoom: maxZoom, fields: { ...fields } },
      ...(isArea ? areaLayers(layer, minZoom, maxZoom) : []),
    ],
  }
}

function areaLayers(layer: LayerName, minzoom: number, maxzoom: number) {
  const label = { code: 'String', name: 'String', short: 'String', rank: 'Number' }
  return [
    { id: `${layer}_line`, description: `Borders of ${layer}, shared stretches once`, minzoom, maxzoom, fields: {} },
    { id: `${layer}_label`, description: `Label points of ${layer}`, minzoom, maxzoom, fields: label },
  ]
}
