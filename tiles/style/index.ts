import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { LEVELS } from '@wangge/db/vocabulary'
import type { LayerName } from '../layers/index.ts'
import { groundLayers, railLayers, waterAndBuildings } from './base.ts'
import { boundaryLayers } from './boundaries.ts'
import { cellLayers, cellOutlines } from './cells.ts'
import { COVERAGE_OPACITY } from './coverage.ts'
import { flavours, type MapTheme } from './flavours.ts'
import { labelLayers, MAP_FONT } from './labels.ts'
import { overlayLayers } from './overlays.ts'
import { styleSources } from './sources.ts'
import { streetLayers } from './streets.ts'

export interface MapStyleOptions {
  theme: MapTheme
  /** Absolute address template with {z}/{x}/{y} of a layer's current version; null = the layer has nothing yet. */
  tileUrl(layer: LayerName): string | null
  /** [west, south, east, north] beyond which no tile is asked for. */
  bounds?: readonly [number, number, number, number] | null
  attribution?: string
  /** Font files by Unicode range; without them the page's own fonts draw the labels. */
  fontFaces?: readonly FontFile[]
}

export interface FontFile {
  url: string
  /** e.g. ['U+4e00-4e2f'] */
  unicodeRange: string[]
}

/**
 * The whole map style, pure: colours from the theme's flavour, order as interface.md lists it from the ground up. Coverage
 * layers start hidden; the page switches levels by visibility and fills the GeoJSON sources, so one style serves all views.
 */
export function mapStyle(options: MapStyleOptions): StyleSpecification {
  const flavour = flavours[options.theme]
  const isWall = options.theme === 'wall'
  const sources = styleSources(options.tileUrl, options.bounds ?? null, options.attribution ?? '')
  const layers: LayerSpecification[] = [
    ...groundLayers(flavour),
    ...cellLayers(flavour, isWall, isWall ? COVERAGE_OPACITY.wall : COVERAGE_OPACITY.backdrop),
    ...waterAndBuildings(flavour),
    ...streetLayers(flavour),
    ...railLayers(flavour),
    ...boundaryLayers(flavour),
    ...LEVELS.flatMap((level) => cellOutlines(flavour, level)),
    ...overlayLayers(flavour, isWall),
    ...labelLayers(flavour, isWall),
  ]
  return {
    version: 8,
    name: `wangge-${options.theme}`,
    sources,
    ...(options.fontFaces && { 'font-faces': { [MAP_FONT]: options.fontFaces.map(fontFace) } }),
    layers: layers.filter((layer) => !('source' in layer) || layer.source === undefined || sourceOf(layer) in sources),
  } as StyleSpecification
}

function sourceOf(layer: LayerSpecification): string {
  return 'source' in layer && typeof layer.source === 'string' ? layer.source : ''
}

function fontFace({ url, unicodeRange }: FontFile) {
  return { url, 'unicode-range': unicodeRange }
}

export type { LayerName } from '../layers/index.ts'
export { buildingOpacity } from './base.ts'
export { flatten, rgba } from './colour.ts'
export {
  COVERAGE_BREAKS,
  COVERAGE_OPACITY,
  cellLayerIds,
  coverageColour,
  coverageSteps,
  WALL_COVERAGE_BREAKS,
} from './coverage.ts'
export { flavours, MAP_THEMES, type MapFlavour, type MapTheme } from './flavours.ts'
export { areaNameLayer, MAP_FONT } from './labels.ts'
export { WALKSHED_LAYERS } from './overlays.ts'
export {
  dotColour,
  dotsImage,
  gateImage,
  hatchImage,
  PATTERN_PIXEL_RATIO,
  PATTERNS,
  type PatternImage,
  roomImage,
} from './patterns.ts'
export { ANALYSIS_OPACITY, cellFill } from './percentile.ts'
export { PAGE_SOURCES, type PageSource } from './sources.ts'
