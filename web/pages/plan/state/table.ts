import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { CellChange, Gap, PlanEdit, PlanSettings, PlanShed, PlanStreet, PlanTotals } from '@wangge/api/walk'
import { createContext, useContext } from 'react'

/** What the worker says after a change: today (`before`) and the scenario (`after`) under the same settings. */
export interface PlanAnswer {
  /** Counts answers; a later one replaces an earlier. */
  serial: number
  before: PlanTotals
  after: PlanTotals
  /** Index into PLAN_STATES by residence, as the scenario has it; today's beside it. */
  states: Uint8Array
  statesBefore: Uint8Array
  /** Walk to the nearest point that serves, in seconds; NaN where there is none. */
  seconds: Float32Array
  /** Absent while a drag is under way: they follow when it rests. */
  gaps: readonly Gap[] | null
  cells: readonly CellChange[] | null
  /** Gain of each edit by its point or path, in the settings' weight: what is lost if this one alone is taken away. */
  gains: ReadonlyMap<string, number> | null
  /** Of the selected or dragged point. */
  shed: PlanShed | null
  /** Time inside the worker, polygon included. */
  workMs: number
  digest: string | null
  /** The same edits under other settings, where two are compared; null while a drag is under way. */
  other: { settings: PlanSettings; totals: PlanTotals; states: Uint8Array } | null
}

/** The route from one residence to the point that serves it, or would. */
export interface PlanRoute {
  residenceId: string
  pointId: string
  metres: number
  seconds: number
  straightMetres: number
  steps: readonly { name: string; metres: number }[]
  coordinates: readonly [lon: number, lat: number][]
}

/** The planner's table as pages see it: one worker, one history of edits, settings in the address. */
export interface PlanTableState {
  base: PlanBaseAnswer | null
  /** 0…1 while streets and residences are on their way; null once they are there. */
  loading: number | null
  problem: unknown
  settings: PlanSettings
  setSettings(part: Partial<PlanSettings>): void
  /** Settings that those above are compared with, on the right of the map's bar; null = nothing is compared. */
  otherSettings: PlanSettings | null
  setOtherSettings(settings: PlanSettings | null): void
  edits: readonly PlanEdit[]
  answer: PlanAnswer | null
  /** An edit of its own step in the history. */
  apply(edit: PlanEdit): void
  /** Follows the pointer without making history; `drop` makes one step of the whole drag. */
  drag(id: string, lon: number, lat: number): void
  drop(): void
  /** The same for any edit, such as a point that is being put down; `drop` makes one step of it. */
  carry(edit: PlanEdit): void
  /** Ends a drag as if it had not been. */
  letGo(): void
  /** Reads streets, homes and points anew: an adopted scenario has changed them. The edits stay. */
  reload(): void
  undo(): void
  redo(): void
  canUndo: boolean
  canRedo: boolean
  /** Replaces every edit: a scenario is opened, or all are cleared. One step. */
  replace(edits: readonly PlanEdit[]): void
  /** The same as the beginning of a history of its own: another scenario is on the table, and undo does not lead back into the last. */
  begin(edits: readonly PlanEdit[]): void
  /** Takes one edit out of the list, wherever it stands. One step. */
  remove(index: number): void
  selectedPointId: string | null
  selectPoint(id: string | null): void
  /** Null where it cannot be walked. */
  routeOf(residenceId: string): Promise<PlanRoute | null>
  /** The open street nearest to a place; null where none is within 250 m. */
  streetAt(lon: number, lat: number): Promise<PlanStreet | null>
}

export const PlanTableContext = createContext<PlanTableState | null>(null)

export function usePlanTable(): PlanTableState {
  const state = useContext(PlanTableContext)
  if (!state) throw new Error('usePlanTable needs a PlanTableContext above it')
  return state
}
