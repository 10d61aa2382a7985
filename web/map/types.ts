import type { MapLibreOverlay } from '@deck.gl/maplibre'
import type {
  Cell,
  CellFigures,
  District,
  Hazard,
  Residence,
  ResidencePoints,
  ServicePoint,
  ServicePointSummary,
  Team,
} from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import type { MapTheme } from '@wangge/tiles/style'
import type { View } from '../state/view.ts'
import type { MapCover } from './cover/cover.ts'
import type { MapDispatches } from './layers/dispatches.ts'
import type { MapLibreMap } from './maplibre.ts'
import type { MapTextKey } from './text.ts'

/** [west, south, east, north] in WGS-84 degrees. */
export type Bounds = [number, number, number, number]
/** [lon, lat] in WGS-84 degrees. */
export type LonLat = [number, number]

export type Translate = (key: MapTextKey, params?: Record<string, string | number>) => string

/** What is selected, once its details have arrived; the walkshed, the route and the circles are drawn from it. */
export type Detail =
  | { type: 'cell'; cell: Cell }
  | { type: 'residence'; residence: Residence }
  | { type: 'servicePoint'; servicePoint: ServicePoint }

export interface MapData {
  district: District
  /** Figures of the levels asked for through onLevels, as far as they have arrived. */
  figures: Partial<Record<Level, CellFigures>>
  hazards: readonly Hazard[]
  teams: readonly Team[]
  servicePoints: readonly ServicePointSummary[]
  detail: Detail | null
  /** Teams that were sent, one that might be, and hazards that nobody goes to. */
  dispatches: MapDispatches
  /** Milliseconds since 1970; moves once a minute or so, and the rings with it. */
  nowMs: number
}

/** A place to move the camera to; acted on once per key. */
export type Focus =
  | { key: string; bounds: Bounds }
  /** Without a zoom the map moves only where the place is out of sight. */
  | { key: string; position: LonLat; zoom?: number }

export interface DistrictMapProps {
  view: View
  onView: (next: View) => void
  theme: MapTheme
  language: 'zh' | 'en'
  t: Translate
  data: MapData
  /** Residences in a box; called after the map has come to rest, aborted when it moves on. */
  loadHomes: (bounds: Bounds, signal: AbortSignal) => Promise<ResidencePoints>
  /** Levels whose figures the map needs now: the one drawn, and those whose names it writes. */
  onLevels: (levels: readonly Level[]) => void
  focus?: Focus | null
  /** Colours the cells in place of coverage; the map then shows nothing else. */
  shading?: CellShading | null
  /** Which team has which cell, where a page shows that instead of the layers' chips; clicks on cells and lassos then go to it. */
  cover?: MapCover | null
  /** A page draws on the map itself, with its own tools and keys; null = the map shows what it always shows. */
  onBare?: ((bare: BareMap | null) => void) | null
  /** A form wants a place: clicks give it, and the pin stands at `position`. */
  pick?: { position: readonly [number, number] | null; onPick(position: LonLat): void } | null
}

/** The live map as a page draws on it. */
export interface BareMap {
  map: MapLibreMap
  /** Grows whenever the style was replaced: what was set on the map by hand must be set again. */
  epoch: number
  overlay: MapLibreOverlay
}

/** Cells coloured by how long something takes, instead of by coverage. */
export interface CellShading {
  level: Level
  /** Step of the ramp by code, 0 = quickest … 5; null = too few cases: dots, no colour. */
  steps: ReadonlyMap<string, number | null>
  /** What the hover card says, by code. */
  words: ReadonlyMap<string, string>
  selected: { level: Level; code: string } | null
}

/** Homes as the map holds them while they are in view. */
export type Homes = ResidencePoints
