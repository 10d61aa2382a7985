import type { Coverage, StreetChange } from '../coverage.ts'
import type { WalkGraph } from '../graph.ts'
import { SHUT_TO_FOOT } from '../network.ts'
import type { Overlay } from '../overlay.ts'
import { snapPoints } from '../snap.ts'
import { isOfKind, servesNow } from './hours.ts'
import { PointCover } from './point-cover.ts'
import { PlanEditError } from './problem.ts'
import type { Replay, TablePoint } from './replay.ts'
import { Rows } from './rows.ts'
import { type StreetState, StreetTree } from './street-tree.ts'
import type { PlanSettings } from './types.ts'

/** Streets, points and walks as a list of edits leaves them; another list is reached by what differs. */
export class Scene {
  readonly graph: WalkGraph
  readonly snapLimitMetres: number
  readonly streets: StreetTree
  /** Every point as the edits leave it, in their order; the dragged one where it is dragged to. */
  points: readonly TablePoint[] = []
  readonly #rows = new Rows()
  readonly #lonLat: Float64Array
  /** Gates whose state was said. */
  #gates: ReadonlyMap<number, 'shut' | 'open'> = new Map()
  #now: PointCover | null = null
  /** Null as long as no point of the right kinds was ever shut or unstaffed: then it would be the same. */
  #any: PointCover | null = null
  #settings: PlanSettings | null = null

  constructor(graph: WalkGraph, lonLat: Float64Array, snapLimitMetres: number) {
    this.graph = graph
    this.#lonLat = lonLat
    this.snapLimitMetres = snapLimitMetres
    this.streets = new StreetTree(graph, snapLimitMetres, (change, at) => this.#tell(change, at))
  }

  get overlay(): Overlay {
    return this.streets.overlay
  }

  /** Walks to the points that count now. */
  get now(): Coverage {
    return brought(this.#now).coverage
  }

  /** Walks to the points of the right kinds, whether or not they count now. */
  get any(): Coverage {
    return (this.#any ?? brought(this.#now)).coverage
  }

  /**
   * Brings everything to where a replay leads. Where it is strict, a place without a street or a path that joins none throws PlanEditError,
   * and the scene stays as it is; else such points serve nobody and such paths are left out.
   */
  bring(replay: Replay, settings: PlanSettings, isStrict: boolean): void {
    const before = this.streets.at
    try {
      this.streets.goTo(this.#stateOf(replay, isStrict))
    } catch (error) {
      this.streets.goTo(before)
      throw error
    }
    this.#bringGates(replay.gates)
    this.#settings = settings
    this.points = replay.points
    this.#rows.seat(replay.points)
    this.#bringPoints(settings)
  }

  /** Puts a point elsewhere, as if it had been moved last. False where there is no such point. */
  drag(id: string, lon: number, lat: number): boolean {
    const row = this.#rows.rowOf(id)
    if (row === undefined || this.#settings === null) return false
    const moved = { ...this.pointAt(row), lon, lat }
    this.#rows.replace(row, moved)
    this.points = this.points.map((point) => (point.id === id ? moved : point))
    this.#now?.keepRow(row, moved, this.#counts(this.#settings))
    this.#any?.keepRow(row, moved, this.#exists(this.#settings))
    return true
  }

  /** Rows of the points that count now, ascending. */
  countingRows(): number[] {
    if (this.#settings === null) return []
    const counts = this.#counts(this.#settings)
    return this.#rows.points.flatMap((point, row) => (point && counts(point) ? [row] : []))
  }

  pointAt(row: number): TablePoint {
    const point = this.#rows.points[row]
    if (point === undefined) throw new RangeError(`Expected a row with a point, got ${row}`)
    return point
  }

  /** Name of a street of the overlay, '' where it has none or there is no street. */
  streetName(edge: number): string {
    return edge === -1 ? '' : this.overlay.edgeName(edge)
  }

  /** Gates whose state an edit has said, whether or not the streets know of a gate there. */
  saidGates(): Iterable<number> {
    return this.#gates.keys()
  }

  isGateOpen(vertex: number): boolean {
    return ((this.overlay.vertexFlags[vertex] as number) & SHUT_TO_FOOT) === 0
  }

  #stateOf({ steps, stepEdits, places }: Replay, isStrict: boolean): StreetState {
    const { streets } = this
    let state = streets.root
    let next = 0
    const checkPlaces = (stepsDone: number) => {
      for (let place = places[next]; place !== undefined && place.steps === stepsDone; place = places[++next]) {
        if (streets.hasStreet(state, place.lon, place.lat)) continue
        throw new PlanEditError(place.edit, place.type, 'offNetwork')
      }
    }
    if (isStrict) checkPlaces(0)
    steps.forEach((step, i) => {
      state = streets.after(state, step)
      if (!isStrict) return
      if (step.type === 'path' && state.edge === -1) {
        throw new PlanEditError(stepEdits[i] as number, 'addPath', 'noStreetAtEnd')
      }
      checkPlaces(i + 1)
    })
    return state
  }

  #bringGates(gates: ReadonlyMap<number, 'shut' | 'open'>): void {
    const { graph, overlay } = this
    for (const vertex of new Set([...this.#gates.keys(), ...gates.keys()])) {
      const wasOpen = ((graph.vertexFlags[vertex] as number) & SHUT_TO_FOOT) === 0
      const said = gates.get(vertex)
      const shallBeOpen = said === undefined ? wasOpen : said === 'open'
      if (shallBeOpen === this.isGateOpen(vertex)) continue
      if (shallBeOpen) overlay.openGate(vertex)
      else overlay.shutGate(vertex)
      this.#tell(shallBeOpen ? 'gateOpened' : 'gateShut', vertex)
    }
    this.#gates = gates
  }

  #bringPoints(settings: PlanSettings): void {
    const { points } = this.#rows
    const counts = this.#counts(settings)
    const exists = this.#exists(settings)
    if (this.#now === null) {
      const { graph, overlay, snapLimitMetres } = this
      const residences = snapPoints(graph, this.#lonLat, { overlay, snapLimitMetres })
      this.#now = new PointCover(graph, overlay, residences, points, counts)
    } else this.#now.keep(points, counts)
    if (this.#any !== null) this.#any.keep(points, exists)
    else if (points.some((point) => point && exists(point) && !counts(point))) {
      this.#any = new PointCover(this.graph, this.overlay, this.now.residences, points, exists)
    }
  }

  #exists(settings: PlanSettings): (point: TablePoint) => boolean {
    return (point) => !point.isClosed && isOfKind(point, settings)
  }

  #counts(settings: PlanSettings): (point: TablePoint) => boolean {
    const exists = this.#exists(settings)
    return (point) => exists(point) && servesNow(point, settings)
  }

  #tell(change: StreetChange, at: number): void {
    this.#now?.follow(change, at)
    this.#any?.follow(change, at)
  }
}

function brought<T>(cover: T | null): T {
  if (cover === null) throw new Error('The scene was never brought anywhere')
  return cover
}
