import { knownLayer, type NumberLike, tileAddress } from './address.ts'
import { type CachedTile, createCache } from './cache.ts'
import { type Bounds, tileTouches } from './cutting/bounds.ts'
import { CUT_REVISION } from './cutting/cut.ts'
import { createCutter } from './cutting/cutter.ts'
import type { Features } from './cutting/shelf.ts'
import { LAYERS, type LayerName } from './layers/index.ts'
import { type TileJson, tileJsonOf } from './tile-json.ts'

export interface TilesOptions {
  /**
   * The features a scope may see, WGS-84, as a collection or as its GeoJSON text in UTF-8 (cheaper: parsed in the worker).
   * Called once per (layer, version, scopeKey) as long as the index is held.
   */
  loadFeatures(layer: LayerName, scopeKey: string): Promise<Features>
  /** Directory of cut tiles, created where needed; null = memory only. */
  cacheDir: string | null
  /** Default 64 MiB. */
  memoryBytes?: number
  /** Told of errors of the disk cache; they never fail a tile. */
  onDiskError?: (error: unknown) => void
  /** The built worker; absent = found by itself, null = cut in process. */
  workerPath?: string | null
}

export interface Tiles {
  /**
   * Gzipped vector tile with its ETag, or 'empty' where nothing lies (204). Throws TileError `unknownLayer` (404) or
   * `badAddress` (400). `version` is not checked against what is current: that is the caller's knowledge.
   */
  tile(
    layer: string,
    version: string,
    scopeKey: string,
    z: NumberLike,
    x: NumberLike,
    y: NumberLike,
  ): Promise<CachedTile>
  /** TileJSON 3 of a layer as seen in a scope; throws TileError `unknownLayer`. */
  tileJson(layer: string, options: TileJsonOptions): Promise<TileJson>
  /** Drops cut tiles of every other version of a layer from disk. */
  keepOnly(layer: string, version: string): Promise<void>
  /** Waits for disk writes and ends the worker. */
  close(): Promise<void>
}

export interface TileJsonOptions {
  version: string
  scopeKey: string
  attribution: string
  /** What stands before /{layer}/{version}/…, e.g. http://127.0.0.1:8787/tiles */
  baseUrl: string
}

/** Cuts and keeps vector tiles; see TilesOptions. */
export function createTiles(options: TilesOptions): Tiles {
  const cutter = createCutter(options.workerPath)
  const cache = createCache(options.cacheDir, options.memoryBytes ?? 64 * 2 ** 20, options.onDiskError ?? (() => {}))
  const indexed = new Map<string, Promise<Bounds | null>>()
  const cutting = new Map<string, Promise<CachedTile>>()

  const buildIndex = async (layer: LayerName, scopeKey: string, key: string): Promise<Bounds | null> => {
    const features = await options.loadFeatures(layer, scopeKey)
    const reply = await cutter.ask({ type: 'index', key, layer, features })
    if ('bounds' in reply) return reply.bounds
    throw new Error(`tiles of ${key} could not be indexed: ${'error' in reply ? reply.error : 'no answer'}`)
  }

  /** Bounds of the layer in the scope; builds the index at most once at a time, and again after a failure. */
  const ensureIndex = (layer: LayerName, scopeKey: string, key: string): Promise<Bounds | null> => {
    const known = indexed.get(key)
    if (known) return known
    const building = buildIndex(layer, scopeKey, key)
    indexed.set(key, building)
    building.catch(() => indexed.delete(key))
    return building
  }

  const cut = async (layer: LayerName, version: string, scopeKey: string, z: number, x: number, y: number) => {
    const key = `${layer}/${version}/${scopeKey}`
    for (let attempt = 0; attempt < 3; attempt++) {
      const bounds = await ensureIndex(layer, scopeKey, key)
      if (bounds === null || !tileTouches(bounds, z, x, y)) return 'empty'
      const reply = await cutter.ask({ type: 'cut', key, z, x, y })
      if ('tile' in reply) return reply.tile ?? 'empty'
      if ('error' in reply) throw new Error(`tile ${key}/${z}/${x}/${y} could not be cut: ${reply.error}`)
      indexed.delete(key)
    }
    throw new Error(`the index of ${key} is dropped faster than it is used`)
  }

  return {
    async tile(layerName, version, scopeKey, zoom, column, row) {
      const { layer, z, x, y } = tileAddress(layerName, version, scopeKey, zoom, column, row)
      if (z < LAYERS[layer].minZoom || z > LAYERS[layer].maxZoom) return 'empty'
      const path = `${layer}/${version}/${scopeKey}/c${CUT_REVISION}/${z}/${x}/${y}.mvt.gz`
      const cached = await cache.read(path)
      if (cached) return cached
      const underWay = cutting.get(path)
      if (underWay) return underWay
      const job = cut(layer, version, scopeKey, z, x, y).finally(() => cutting.delete(path))
      cutting.set(path, job)
      const tile = await job
      cache.write(path, tile)
      return tile
    },
    async tileJson(layerName, { version, scopeKey, attribution, baseUrl }) {
      const layer = knownLayer(layerName)
      const bounds = await ensureIndex(layer, scopeKey, `${layer}/${version}/${scopeKey}`)
      return tileJsonOf(layer, {
        bounds,
        attribution,
        tileUrl: `${baseUrl}/${layer}/${version}/{z}/{x}/{y}.mvt`,
        version,
      })
    },
    keepOnly: (layer, version) => cache.keepOnly(knownLayer(layer), version),
    async close() {
      await cache.settle()
      await cutter.close()
    },
  }
}

export type { CachedTile } from './cache.ts'
export type { Bounds } from './cutting/bounds.ts'
export type { CutTile } from './cutting/cut.ts'
export { CUT_REVISION } from './cutting/cut.ts'
export type { Features } from './cutting/shelf.ts'
export { isLayerName, LAYER_NAMES, LAYERS, type LayerDefinition, type LayerName } from './layers/index.ts'
export { TileError, type TileErrorCode } from './tile-error.ts'
export type { TileJson } from './tile-json.ts'
