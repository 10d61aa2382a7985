import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, FeatureCollection } from 'geojson'
import { LAYERS, type LayerDefinition, type LayerName } from '../layers/index.ts'
import { bordersOf } from './borders.ts'
import { type Bounds, boundsOf, extentDegrees } from './bounds.ts'
import { coarsened } from './coarsen.ts'
import { labelPointsOf } from './labels.ts'

/**
 * Goes up whenever the same features would be cut to other tiles. It belongs into every tile version, because
 * browsers and the disk keep tiles for good by their address.
 */
export const CUT_REVISION = 5

const EXTENT = 4096
/** Half a pixel on a tile of 512. */
const COARSE_EXTENT = 1024
/** A tile of so many points is split on demand in a millisecond or two; at 4,000 it was up to 10. */
const INDEX_MAX_POINTS = 1500
/** On street tiles level 4 takes half the time of 6 and is about 5 % larger; a cold tile is waited for. */
const GZIP_LEVEL = 4

export interface CutTile {
  gzip: Uint8Array
  /** Strong ETag of the compressed bytes, quotes included. */
  etag: string
}

/** In-memory tile index of one layer version in one scope. */
export interface LayerIndex {
  bounds: Bounds | null
  featureCount: number
  /** The gzipped tile, or null where nothing lies in it. */
  cut(z: number, x: number, y: number): CutTile | null
}

/** Builds the index of `layer`; features of several bands (`fromZoom`) are indexed apart so that low zooms stay light. */
export function indexLayer(layer: LayerName, collection: FeatureCollection): LayerIndex {
  const definition: LayerDefinition = LAYERS[layer]
  const bands = bandsOf(definition, collection.features)
  const extras = definition.isArea
    ? {
        [`${layer}_line`]: geojsonIndex(definition, bordersOf(collection.features)),
        [`${layer}_label`]: geojsonIndex(definition, labelPointsOf(collection.features)),
      }
    : {}
  return {
    bounds: boundsOf(collection.features),
    featureCount: collection.features.length,
    cut(z, x, y) {
      const features = bands
        .filter((band) => band.fromZoom <= z)
        .flatMap((band) => band.index.getTile(z, x, y)?.features ?? [])
      if (features.length === 0) return null
      const isCoarse = z <= (definition.coarseToZoom ?? -1)
      const extent = isCoarse ? COARSE_EXTENT : EXTENT
      const content: Record<string, unknown> = {
        [layer]: { features: isCoarse ? coarsened(features, EXTENT / COARSE_EXTENT) : features },
      }
      for (const [name, index] of Object.entries(extras)) {
        const found = index.getTile(z, x, y)?.features ?? []
        if (found.length > 0) content[name] = { features: found }
      }
      const pbf = fromGeojsonVt(content as never, { version: 2, extent })
      return compress(pbf)
    },
  }
}

/** Compressed bytes with their ETag. */
export function compress(pbf: Uint8Array): CutTile {
  const gzip = gzipSync(pbf, { level: GZIP_LEVEL })
  return { gzip, etag: etagOf(gzip) }
}

/** Strong ETag: 96 bits of SHA-256 are beyond collision for any number of tiles. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
}

function bandsOf(definition: LayerDefinition, features: readonly Feature[]) {
  const byZoom = new Map<number, Feature[]>()
  const intern = interned()
  for (const feature of features) {
    const fromZoom = definition.fromZoom?.(feature.properties ?? {}, extentDegrees(feature)) ?? definition.minZoom
    const band = byZoom.get(fromZoom)
    const slim = { ...feature, properties: intern(pick(feature.properties, definition.fields)) }
    if (band) band.push(slim)
    else byZoom.set(fromZoom, [slim])
  }
  return [...byZoom.entries()]
    .sort(([a], [b]) => a - b)
    .map(([fromZoom, members]) => ({ fromZoom, index: geojsonIndex(definition, members) }))
}

function geojsonIndex({ maxZoom, buffer, tolerance }: LayerDefinition, features: Feature[]): GeoJSONVT {
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    // Split while the index is built until a tile has few points: then the first request for any tile is a small step.
    { maxZoom, buffer, tolerance, indexMaxZoom: maxZoom, indexMaxPoints: INDEX_MAX_POINTS, extent: EXTENT },
  )
}

/** Answers equal properties with one object: less to hold, and the pieces of one street can be told by it. */
function interned() {
  const known = new Map<string, Record<string, unknown>>()
  return (properties: Record<string, unknown>) => {
    const key = JSON.stringify(properties)
    const first = known.get(key)
    if (!first) known.set(key, properties)
    return first ?? properties
  }
}

/** Only what the layer declares goes out: a property that a loader adds by mistake never reaches a browser. */
function pick(properties: Feature['properties'], fields: LayerDefinition['fields']) {
  const picked: Record<string, unknown> = {}
  for (const name of Object.keys(fields)) {
    const value = properties?.[name]
    if (value !== null && value !== undefined && value !== '') picked[name] = value
  }
  return picked
}
