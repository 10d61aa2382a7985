import type { PlanBaseAnswer } from '@wangge/api/contract'
import {
  type PlanBase,
  type PlanEdit,
  PlanEditError,
  type PlanSettings,
  type PlanStreet,
  PlanTable,
  type WalkGraph,
} from '@wangge/api/walk'
import type { PlanAnswer, PlanRoute } from '../state/table.ts'
import { LoadFailure } from './loadPlan.ts'
import type { PlanQuestion } from './messages.ts'

/** Length of a community's code: gains and losses are told by community. */
const COMMUNITY_CODE = 12

/** The walk engine's table behind the page's questions. */
export class PlanDesk {
  readonly #graph: WalkGraph
  readonly #base: PlanBase
  readonly #networkEdits: readonly PlanEdit[]
  readonly #rowOf: ReadonlyMap<string, number>
  #table: PlanTable | null = null
  /** Another table under other settings, while two are compared. */
  #other: { table: PlanTable; edits: string } | null = null
  /** What the table holds, as text. */
  #edits = '[]'
  #isDragging = false
  /** An added point that follows the pointer and is in the table, though not in the edits. */
  #carriedId: string | null = null

  constructor(graph: WalkGraph, base: PlanBaseAnswer) {
    this.#graph = graph
    this.#base = columnsOf(base)
    this.#networkEdits = base.networkEdits
    this.#rowOf = new Map(base.residences.id.map((id, row) => [id, row]))
  }

  answer({ serial, settings, other, edits, carried, selectedPointId, isWhole }: PlanQuestion): PlanAnswer {
    const startMs = performance.now()
    const table = this.#bring(settings, edits, carried)
    const shedId = carried && 'id' in carried ? carried.id : selectedPointId
    return {
      serial,
      ...table.totals(),
      states: table.states.slice(),
      statesBefore: table.statesBefore.slice(),
      seconds: table.seconds,
      shed: shedId === null ? null : table.shed(shedId),
      gaps: isWhole ? table.gaps() : null,
      cells: isWhole ? table.cells(COMMUNITY_CODE) : null,
      gains: isWhole ? table.gains() : null,
      digest: isWhole ? table.digest() : null,
      other: isWhole && other ? this.#answerUnder(other, edits) : null,
      workMs: performance.now() - startMs,
    }
  }

  #answerUnder(settings: PlanSettings, edits: readonly PlanEdit[]): PlanAnswer['other'] {
    const text = JSON.stringify(edits)
    this.#other ??= { table: new PlanTable(this.#graph, this.#base, settings, this.#networkEdits), edits: '[]' }
    const { table } = this.#other
    if (JSON.stringify(table.settings) !== JSON.stringify(settings)) table.setSettings(settings)
    if (text !== this.#other.edits) table.replace(edits)
    this.#other.edits = text
    return { settings, totals: table.totals().after, states: table.states.slice() }
  }

  /** Null for a residence that is not of the table, or cannot walk to any point. */
  route(residenceId: string): PlanRoute | null {
    const row = this.#rowOf.get(residenceId)
    const walk = row === undefined ? null : (this.#table?.route(row) ?? null)
    return walk && { residenceId, ...walk }
  }

  street(lon: number, lat: number): PlanStreet | null {
    return this.#table?.nearestStreet(lon, lat) ?? null
  }

  /** Throws a LoadFailure `editImpossible` and stays as it was where an edit cannot be. */
  #bring(settings: PlanSettings, edits: readonly PlanEdit[], carried: PlanEdit | null): PlanTable {
    try {
      this.#table ??= new PlanTable(this.#graph, this.#base, settings, this.#networkEdits)
      const table = this.#table
      if (JSON.stringify(table.settings) !== JSON.stringify(settings)) table.setSettings(settings)
      const held = carried && 'id' in carried && 'lon' in carried ? carried : null
      const isNew = held?.type === 'addPoint' && !edits.some((edit) => 'id' in edit && edit.id === held.id)
      const text = JSON.stringify(edits)
      if (held === null || text !== this.#edits || this.#carriedId !== (isNew ? held.id : null)) {
        if (this.#isDragging) table.cancelDrag()
        this.#isDragging = false
        if (text !== this.#edits || this.#carriedId !== null) table.replace(edits)
        this.#edits = text
        this.#carriedId = null
        if (isNew && !this.#isPlaced(table, edits, held)) return table
      }
      if (held) table.dragPoint(held.id, held.lon, held.lat)
      this.#isDragging = held !== null
      return table
    } catch (error) {
      if (!(error instanceof PlanEditError)) throw error
      const { index, type, reason } = error
      throw new LoadFailure(422, 'editImpossible', { index, type, reason })
    }
  }

  /** Puts a new point that follows the pointer into the table; false while it is over no street. */
  #isPlaced(table: PlanTable, edits: readonly PlanEdit[], point: PlanEdit & { type: 'addPoint' }): boolean {
    try {
      table.replace([...edits, point])
      this.#carriedId = point.id
      return true
    } catch (error) {
      if (error instanceof PlanEditError) return false
      throw error
    }
  }
}

/** The answer's columns as the engine takes them. */
function columnsOf({ residences, cellCodes, points, snapLimitMetres }: PlanBaseAnswer): PlanBase {
  const { id, lon, lat, people, dwellings, vulnerable, cell } = residences
  const lonLat = new Float64Array(2 * id.length)
  for (let row = 0; row < id.length; row++) {
    lonLat[2 * row] = lon[row] ?? 0
    lonLat[2 * row + 1] = lat[row] ?? 0
  }
  return {
    residences: {
      id,
      lonLat,
      people: Int32Array.from(people),
      dwellings: Int32Array.from(dwellings),
      vulnerable: vulnerable.length === id.length ? Int32Array.from(vulnerable) : new Int32Array(id.length),
      cell: Int32Array.from(cell),
    },
    cellCodes,
    points,
    snapLimitMetres,
  }
}
