import type { FeatureCollection } from 'geojson'
import type { LayerName } from '../layers/index.ts'
import { type Bounds, tileAt } from './bounds.ts'
import { type CutTile, indexLayer, type LayerIndex } from './cut.ts'

/** Indexes kept at once: eight layers of one version in three scopes. */
const MAX_INDEXES = 24

/** Features, or their GeoJSON text as UTF-8, which is parsed away from the main thread. */
export type Features = FeatureCollection | Uint8Array

export type CutRequest =
  | { type: 'index'; key: string; layer: LayerName; features: Features }
  | { type: 'cut'; key: string; z: number; x: number; y: number }

export type CutReply =
  | { bounds: Bounds | null; featureCount: number }
  | { tile: CutTile | null }
  /** The index has been dropped or was never built: send the features first. */
  | { missing: true }
  | { error: string }

/** Holds the newest indexes and answers requests; the same code in the worker and, without a built worker, in process. */
export function createShelf(): (request: CutRequest) => CutReply {
  const indexes = new Map<string, LayerIndex>()
  let isWarm = false
  return (request) => {
    if (request.type === 'index') {
      const index = indexLayer(request.layer, parsed(request.features))
      if (!isWarm) isWarm = warmUp(index)
      indexes.delete(request.key)
      indexes.set(request.key, index)
      const oldest = indexes.keys().next().value
      if (indexes.size > MAX_INDEXES && oldest !== undefined) indexes.delete(oldest)
      return { bounds: index.bounds, featureCount: index.featureCount }
    }
    const index = indexes.get(request.key)
    if (!index) return { missing: true }
    indexes.delete(request.key)
    indexes.set(request.key, index)
    const tile = index.cut(request.z, request.x, request.y)
    return { tile: tile && { ...tile, gzip: Uint8Array.from(tile.gzip) } }
  }
}

/** The engine compiles the cutter on a tile that nobody waits for: the first real one took five times as long as the next. */
function warmUp({ bounds, cut }: LayerIndex): boolean {
  if (bounds === null) return false
  for (const z of [11, 12, 13]) cut(...tileAt((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, z))
  return true
}

function parsed(features: Features): FeatureCollection {
  return features instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(features)) : features
}
