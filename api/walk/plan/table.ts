import type { WalkGraph } from '../graph.ts'
import { secondsOfMillimetres } from '../limit.ts'
import { cellChanges } from './cells.ts'
import { digestOf } from './digest.ts'
import { gapsOf } from './gaps.ts'
import { PlanEditError } from './problem.ts'
import { ReachLists } from './reach-lists.ts'
import { replay, type TablePoint } from './replay.ts'
import { Scene } from './scene.ts'
import { shedOf } from './shed.ts'
import { type Standing, standingOf } from './standing.ts'
import { gatesOf, type PlanGate, type PlanStreet, streetNear } from './streets-around.ts'
import type { CellChange, Gap, PlanBase, PlanEdit, PlanSettings, PlanShed, PlanTotals } from './types.ts'
import { type PlanWalk, walkOf } from './walk.ts'
import { planEditKey, withoutEdits, withPointMoved } from './without.ts'

/**
 * The planner's table: today and a scenario of edits under the same settings, with a history of the edits. Arrays that it answers with are
 * its own: read them before the next change, and copy what is to be kept or transferred.
 */
export class PlanTable {
  readonly base: PlanBase
  readonly #graph: WalkGraph
  readonly #networkEdits: readonly PlanEdit[]
  #scene: Scene
  #reachLists = new ReachLists()
  #settings: PlanSettings
  /** Every list of edits that was ever current, the present one at #at; a change cuts off what was undone. */
  #history: (readonly PlanEdit[])[] = [[]]
  #at = 0
  #drag: Drag | null = null
  #before: Standing
  #after: Standing

  /** `networkEdits` are street edits already in force: they belong to today. Throws PlanEditError where one of them cannot be. */
  constructor(graph: WalkGraph, base: PlanBase, settings: PlanSettings, networkEdits: readonly PlanEdit[] = []) {
    this.base = base
    this.#graph = graph
    this.#settings = settings
    this.#networkEdits = networkEdits
    this.#scene = this.#newScene()
    this.#before = this.#standingUnder([])
    this.#after = this.#before
  }

  get settings(): PlanSettings {
    return this.#settings
  }

  /** Those of the history; what is being dragged is not among them before it is dropped. */
  get edits(): readonly PlanEdit[] {
    return this.#history[this.#at] as readonly PlanEdit[]
  }

  get canUndo(): boolean {
    return this.#at > 0
  }

  get canRedo(): boolean {
    return this.#at < this.#history.length - 1
  }

  /** Every point as the scenario has it, closed ones included; the dragged one where it is dragged to. */
  get points(): readonly TablePoint[] {
    return this.#scene.points
  }

  apply(edit: PlanEdit): void {
    this.replace([...this.edits, edit])
  }

  /** Replaces every edit, in one step. */
  replace(edits: readonly PlanEdit[]): void {
    this.#show(edits)
    this.#drag = null
    this.#history = [...this.#history.slice(0, this.#at + 1), edits]
    this.#at++
  }

  /** Takes an edit out of the list, and with an added point or path what was done to it, in one step. */
  removeAt(index: number): void {
    this.replace(this.#without((_, i) => i === index))
  }

  undo(): void {
    this.#goTo(this.#at - 1)
  }

  redo(): void {
    this.#goTo(this.#at + 1)
  }

  /** Follows the pointer without making history. A place without a street is allowed: the point serves nobody there. */
  dragPoint(id: string, lon: number, lat: number): void {
    if (!this.#scene.drag(id, lon, lat)) throw new PlanEditError(this.edits.length, 'movePoint', 'unknownPoint')
    this.#drag = { id, lon, lat }
    this.#after = this.#read()
  }

  /**
   * Makes one step of the whole drag: a point that the scenario adds is put elsewhere in its own edit, another has one edit that moves it.
   * Throws PlanEditError where the point has no street; it is back where it was then.
   */
  dropPoint(): void {
    if (this.#drag === null) return
    const edits = withPointMoved(this.edits, this.#drag)
    this.cancelDrag()
    this.replace(edits)
  }

  /** Lets the dragged point go back. */
  cancelDrag(): void {
    if (this.#drag === null) return
    this.#drag = null
    this.#show(this.edits)
  }

  setSettings(part: Partial<PlanSettings>): void {
    const { weight: _, ...before } = this.#settings
    this.#settings = { ...this.#settings, ...part }
    const { weight: __, ...after } = this.#settings
    if (JSON.stringify(before) === JSON.stringify(after)) return
    this.#before = this.#standingUnder([])
    this.#show(this.edits, this.#drag)
  }

  totals(): { before: PlanTotals; after: PlanTotals } {
    return { before: this.#before.totals, after: this.#after.totals }
  }

  /** Index into PLAN_STATES by residence, as the scenario has it. A residence served in part, for want of room, is `closed`. */
  get states(): Uint8Array {
    return this.#after.states
  }

  get statesBefore(): Uint8Array {
    return this.#before.states
  }

  /** People served by residence, as the scenario has it. */
  get servedPeople(): Int32Array {
    return this.#after.servedPeople
  }

  get servedPeopleBefore(): Int32Array {
    return this.#before.servedPeople
  }

  /** Walk to the nearest point that counts now, in seconds, however far; NaN where there is none, or where all in reach are full. */
  get seconds(): Float32Array {
    const { walkMm } = this.#after
    const seconds = new Float32Array(walkMm.length)
    const { speedMetresPerSecond } = this.#settings
    for (let row = 0; row < walkMm.length; row++) {
      const mm = walkMm[row] as number
      seconds[row] = mm === -1 ? Number.NaN : secondsOfMillimetres(mm, speedMetresPerSecond)
    }
    return seconds
  }

  /** By code, in the weight of the settings; `prefixLength` is the level's. Only cells with a residence. */
  cells(prefixLength: number): CellChange[] {
    return cellChanges(this.base, this.#before, this.#after, this.#settings.weight, prefixLength)
  }

  /** The greatest first. Their sums together are what is closed and what is a gap, to the person. */
  gaps(): Gap[] {
    return gapsOf(this.base, this.#scene, this.#after, this.#settings)
  }

  /**
   * By `planEditKey`: how much less of the settings' weight is served where all edits of that point, path, gate or street are taken away and
   * the others stay. Negative where it harms.
   */
  gains(): ReadonlyMap<string, number> {
    const { weight } = this.#settings
    const all = this.#after.totals[weight].served
    const gains = new Map<string, number>()
    for (const key of new Set(this.edits.map(planEditKey))) {
      const after = this.#standingUnder(
        this.#without((edit) => planEditKey(edit) === key),
        false,
      )
      gains.set(key, all - after.totals[weight].served)
    }
    this.#show(this.edits, this.#drag)
    return gains
  }

  /** Null where there is no such point. */
  shed(pointId: string): PlanShed | null {
    const point = this.points.find(({ id }) => id === pointId)
    return point ? shedOf(this.#scene, this.base.residences.people, point, this.#settings) : null
  }

  /** From a residence to the point that serves it, or would. Null where there is no way to any. */
  route(row: number): PlanWalk | null {
    const { lonLat } = this.base.residences
    const home = [lonLat[2 * row] as number, lonLat[2 * row + 1] as number] as const
    return walkOf(this.#scene, this.#after, row, home, this.#settings.speedMetresPerSecond)
  }

  /** Hash of state, walking millimetres and people served of every residence, in their order: equal in every engine. */
  digest(): string {
    return digestOf(this.#after)
  }

  /** Gates as the scenario has them. */
  gates(): PlanGate[] {
    return gatesOf(this.#scene)
  }

  /** The open street nearest to a place, for closing it; null where none is within 250 m. */
  nearestStreet(lon: number, lat: number): PlanStreet | null {
    return streetNear(this.#scene, lon, lat)
  }

  #goTo(at: number): void {
    const edits = this.#history[at]
    if (edits === undefined) return
    this.#show(edits)
    this.#drag = null
    this.#at = at
  }

  /** Brings the scenario to a list of edits, with a point dragged away from there. */
  #show(edits: readonly PlanEdit[], drag: Drag | null = null): void {
    this.#after = this.#standingUnder(edits)
    if (this.#scene.streets.ballast > MOST_BALLAST) {
      this.#scene = this.#newScene()
      this.#reachLists = new ReachLists()
      this.#after = this.#standingUnder(edits)
    }
    if (drag === null) return
    this.#scene.drag(drag.id, drag.lon, drag.lat)
    this.#after = this.#read()
  }

  #standingUnder(edits: readonly PlanEdit[], isStrict = true): Standing {
    const first = -this.#networkEdits.length
    const played = replay(this.base.points, [...this.#networkEdits, ...edits], this.#graph, first)
    this.#scene.bring(played, this.#settings, isStrict)
    return this.#read()
  }

  #read(): Standing {
    return standingOf(this.#scene, this.#reachLists, this.base.residences, this.#settings)
  }

  #newScene(): Scene {
    return new Scene(this.#graph, this.base.residences.lonLat, this.base.snapLimitMetres)
  }

  #without(isTaken: (edit: PlanEdit, index: number) => boolean): PlanEdit[] {
    const paths = this.#networkEdits.filter(({ type }) => type === 'addPath').length
    return withoutEdits(this.edits, isTaken, this.#graph.edgeCount + paths)
  }
}

/** Beyond so many paths left behind and boxes of changes, what was kept costs more than it saves. */
const MOST_BALLAST = 2000

interface Drag {
  id: string
  lon: number
  lat: number
}
