import type { MultiPolygon } from 'geojson'

/** Minutes from Monday 00:00 on the deployment's wall clock, as pairs [from, to) in ascending order; [0, 10080] = always open. */
export type OpenWeek = readonly number[]
export const MINUTES_OF_WEEK = 10_080

export interface PlanPoint {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  openWeek: OpenWeek
  staffed: boolean
  /** People that it can serve; null = no limit. */
  capacity: number | null
}

/** What is on the ground, the same in the browser and on the server. Columns of residences have one entry a residence. */
export interface PlanBase {
  residences: {
    id: readonly string[]
    lonLat: Float64Array
    people: Int32Array
    dwellings: Int32Array
    /** Older people living alone + small premises; all zero for those who may not see it. */
    vulnerable: Int32Array
    /** Index into cellCodes; -1 = outside every cell. */
    cell: Int32Array
  }
  /** Codes of the smallest cells; a larger cell is a prefix by its level's length. */
  cellCodes: readonly string[]
  points: readonly PlanPoint[]
  snapLimitMetres: number
}

export const PLAN_WEIGHTS = ['people', 'dwellings', 'vulnerable'] as const
export type PlanWeight = (typeof PLAN_WEIGHTS)[number]

export interface PlanSettings {
  limitSeconds: number
  speedMetresPerSecond: number
  /** Kinds of points that count; empty = every kind. */
  kinds: readonly string[]
  /** When somebody sets out; null = whenever: opening hours are not asked about. */
  minuteOfWeek: number | null
  /** Points without staff count as closed. */
  asksForStaff: boolean
  /** Points serve at most their capacity: nearest residents first, the rest go on to the next point. */
  asksForRoom: boolean
  weight: PlanWeight
}

/** One change of a scenario. Vertices and edges are those of the scenario's network. `label` names it for people. */
export type PlanEdit =
  | ({ type: 'addPoint'; openingHours: string } & PlanPoint)
  | { type: 'movePoint'; id: string; lon: number; lat: number }
  | { type: 'closePoint' | 'reopenPoint'; id: string }
  | { type: 'setHours'; id: string; openingHours: string; openWeek: OpenWeek }
  | { type: 'setStaffed'; id: string; staffed: boolean }
  | { type: 'setCapacity'; id: string; capacity: number | null }
  | { type: 'shutGate' | 'openGate'; vertex: number; lon: number; lat: number; label: string }
  | { type: 'closeStreet' | 'openStreet'; edge: number; lon: number; lat: number; label: string }
  | { type: 'addPath'; id: string; coordinates: readonly (readonly [lon: number, lat: number])[]; label: string }

/**
 * Of a residence. `closed`: a point is within the limit, but shut, unstaffed or full at that hour. `gap`: none is.
 * `noStreetData`: apart from all three.
 */
export const PLAN_STATES = ['served', 'closed', 'gap', 'noStreetData'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Sums of one weight; served + closed + gap + noStreetData = all. With room asked for, a residence may be served in part. */
export interface PlanSums {
  all: number
  served: number
  closed: number
  gap: number
  noStreetData: number
}
export type PlanTotals = Readonly<Record<PlanWeight, PlanSums>>

/** Before and after of one cell (of any level), in the weight of the settings. gained − lost = after.served − before.served. */
export interface CellChange {
  code: string
  before: PlanSums
  after: PlanSums
  /** Weight of residences newly served, and of those no longer served. */
  gained: number
  lost: number
}

/** A cluster of residences outside the promise, of one state. */
export interface Gap {
  /** Stable while its residences are the same: the least residence id in it. */
  key: string
  state: 'gap' | 'closed'
  /** Rows into PlanBase.residences. */
  rows: Int32Array
  sums: Readonly<Record<PlanWeight, number>>
  /** Smallest cell that holds most of its weight; null outside every cell. */
  cellCode: string | null
  /** Name of the street that most of its homes stand on, '' where none has one. */
  streetName: string
  centre: [lon: number, lat: number]
  bounds: [west: number, south: number, east: number, north: number]
  /** The point nearest to most of it, open or not, with the median walk; null where nothing can be walked to. */
  nearest: { pointId: string; medianSeconds: number } | null
}

/** The ground that a point serves within the limit, as the scenario has it. Sums count residences by the streets, in people. */
export interface PlanShed {
  pointId: string
  geometry: MultiPolygon | null
  peopleWithin: number
  /** On paper: inside the circle of speed × limit; and of those, over the limit on the streets. */
  circleRadiusMetres: number
  peopleInCircle: number
  peopleInCircleOverLimit: number
}
