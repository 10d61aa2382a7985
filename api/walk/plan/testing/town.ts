import { graphOf, lonLats } from '../../testing/cover.ts'
import type { Drawing } from '../../testing/draw.ts'
import { PlanTable } from '../table.ts'
import {
  MINUTES_OF_WEEK,
  PLAN_STATES,
  type PlanBase,
  type PlanPoint,
  type PlanSettings,
  type PlanState,
} from '../types.ts'

/** Settings of the product's defaults: ten minutes at 1.25 m/s, every kind, whenever. */
export const PLAIN: PlanSettings = {
  limitSeconds: 600,
  speedMetresPerSecond: 1.25,
  kinds: [],
  minuteOfWeek: null,
  asksForStaff: false,
  asksForRoom: false,
  weight: 'people',
}

/** States by name. */
export function statesOf(table: PlanTable): (PlanState | undefined)[] {
  return Array.from(table.states, (state) => PLAN_STATES[state])
}

/** A point that is always open. */
export function pointAt([lon, lat]: readonly [number, number], id: string, part: Partial<PlanPoint> = {}): PlanPoint {
  const always = { openWeek: [0, MINUTES_OF_WEEK], staffed: true, capacity: null }
  return { id, name: id, kind: 'consultation', lon, lat, ...always, ...part }
}

/** The table of a drawing: a home of ten people at each mark of `homes`, a point at each mark of `points`, all in one cell. */
export function tableOf(
  drawing: Drawing,
  { homes, points, people = 10 }: { homes: string; points: Record<string, Partial<PlanPoint>>; people?: number },
  settings: Partial<PlanSettings> = {},
): PlanTable {
  const count = homes.length
  const base: PlanBase = {
    residences: {
      id: [...homes],
      lonLat: Float64Array.from(lonLats(drawing, homes)),
      people: new Int32Array(count).fill(people),
      dwellings: new Int32Array(count).fill(4),
      vulnerable: new Int32Array(count).fill(1),
      cell: new Int32Array(count),
    },
    cellCodes: ['990101001001'],
    points: Object.entries(points).map(([mark, part]) => pointAt(drawing.place(mark), mark, part)),
    snapLimitMetres: 250,
  }
  return new PlanTable(graphOf(drawing), base, { ...PLAIN, ...settings })
}
