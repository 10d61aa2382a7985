import type { SourceSpecification } from '@maplibre/maplibre-gl-style-spec'
import { LAYER_NAMES, LAYERS, type LayerDefinition, type LayerName } from '../layers/index.ts'

/** GeoJSON sources the page fills: the selection's walkshed, paper circle and route, the ways of teams, the tools' drawing and the places of symbols. */
export const PAGE_SOURCES = ['walkshed', 'circle', 'route', 'dispatch', 'tool', 'symbols'] as const
export type PageSource = (typeof PAGE_SOURCES)[number]

const CELL_LEVELS = new Set<string>(['prefecture', 'county', 'township', 'community', 'cell'])

/** One vector source a tile layer that has a version, and the empty GeoJSON sources. */
export function styleSources(
  tileUrl: (layer: LayerName) => string | null,
  bounds: readonly [number, number, number, number] | null,
  attribution: string,
): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {}
  for (const layer of LAYER_NAMES) {
    const url = tileUrl(layer)
    if (url === null) continue
    const definition: LayerDefinition = LAYERS[layer]
    sources[layer] = {
      type: 'vector',
      tiles: [url],
      minzoom: definition.minZoom,
      maxzoom: definition.maxZoom,
      ...(bounds && { bounds: [...bounds] }),
      ...(layer === 'streets' && attribution && { attribution }),
      ...(CELL_LEVELS.has(layer) && { promoteId: 'code' }),
    }
  }
  for (const name of PAGE_SOURCES) {
    sources[name] = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }
  }
  return sources
}
