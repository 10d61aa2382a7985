import type { StreetChange } from '../coverage.ts'
import type { WalkGraph } from '../graph.ts'
import { Overlay } from '../overlay.ts'
import { snapPoints } from '../snap.ts'
import type { StreetStep } from './replay.ts'

/** How far a path's end may lie from a street; see Overlay.addEdge. */
const JOIN_LIMIT_METRES = 250

/** The streets after some steps. Which street a path's end joins depends on the steps before it, so each such state is one of its own. */
export interface StreetState {
  readonly parent: StreetState | null
  readonly step: StreetStep | null
  /** Edge of the overlay that the step closed, opened or added; -1 = it changed nothing, or an end of the path has no street. */
  readonly edge: number
  /** Edges of the overlay of all paths so far, in order, with -1 likewise. */
  readonly paths: readonly number[]
  readonly depth: number
  readonly next: Map<string, StreetState>
  /** Whether a place has a street within the snap limit, as far as anybody has asked. */
  readonly hasStreet: Map<string, boolean>
}

/**
 * One overlay that is brought to any state of a tree of steps: back to where the ways part, and forward from there. A path that was gone
 * back over stays as a closed edge, and is opened again when its state comes back.
 */
export class StreetTree {
  readonly overlay: Overlay
  readonly root: StreetState = stateAfter(null, null, -1)
  readonly #graph: WalkGraph
  readonly #snapLimitMetres: number
  readonly #tell: (change: StreetChange, at: number) => void
  #at: StreetState = this.root

  /** `tell` hears of every change as soon as it is made. */
  constructor(graph: WalkGraph, snapLimitMetres: number, tell: (change: StreetChange, at: number) => void) {
    this.overlay = new Overlay(graph)
    this.#graph = graph
    this.#snapLimitMetres = snapLimitMetres
    this.#tell = tell
  }

  get at(): StreetState {
    return this.#at
  }

  /** Edges added and gone back over, and boxes of changes: both make searches slower in the end. */
  get ballast(): number {
    return this.overlay.edgeCount - this.#graph.edgeCount - this.#at.paths.length + this.overlay.changedBoxes.length
  }

  /** The state to which a step leads. One that was never seen is gone to. */
  after(from: StreetState, step: StreetStep): StreetState {
    const key = JSON.stringify(step)
    let state = from.next.get(key)
    if (state === undefined) {
      this.goTo(from)
      state = stateAfter(from, step, this.#make(from, step))
      from.next.set(key, state)
      this.#at = state
    }
    return state
  }

  hasStreet(state: StreetState, lon: number, lat: number): boolean {
    const key = `${lon} ${lat}`
    let has = state.hasStreet.get(key)
    if (has === undefined) {
      this.goTo(state)
      has = this.#snap([lon, lat], this.#snapLimitMetres).every((edge) => edge !== -1)
      state.hasStreet.set(key, has)
    }
    return has
  }

  goTo(state: StreetState): void {
    const forward: StreetState[] = []
    let shared = state
    while (shared.depth > this.#at.depth) shared = back(shared, forward)
    while (this.#at.depth > shared.depth) this.#leave()
    while (this.#at !== shared) {
      this.#leave()
      shared = back(shared, forward)
    }
    for (const next of forward.reverse()) this.#enter(next)
  }

  /** The edge of the overlay that edits name by this number; -1 = a path that could not be made. */
  edgeOf(state: StreetState, named: number): number {
    const { edgeCount } = this.#graph
    return named < edgeCount ? named : (state.paths[named - edgeCount] ?? -1)
  }

  /** The number by which edits name an open edge of the overlay. */
  nameOf(edge: number): number {
    const { edgeCount } = this.#graph
    return edge < edgeCount ? edge : edgeCount + this.#at.paths.indexOf(edge)
  }

  #make(from: StreetState, step: StreetStep): number {
    if (step.type === 'path') return this.#addPath(step)
    const edge = this.edgeOf(from, step.edge)
    if (edge === -1) return -1
    const isChanged = step.type === 'close' ? this.overlay.closeEdge(edge) : this.overlay.openEdge(edge)
    if (!isChanged) return -1
    this.#tell(step.type === 'close' ? 'edgeClosed' : 'edgeOpened', edge)
    return edge
  }

  #addPath({ coordinates, name }: Extract<StreetStep, { type: 'path' }>): number {
    const [first, last] = [coordinates[0], coordinates.at(-1)]
    if (first === undefined || last === undefined || coordinates.length < 2) return -1
    if (this.#snap([...first, ...last], JOIN_LIMIT_METRES).includes(-1)) return -1
    const edge = this.overlay.addEdge({ coordinates, name })
    this.#tell('edgeAdded', edge)
    return edge
  }

  #enter(state: StreetState): void {
    if (state.edge !== -1) this.#set(state.edge, state.step?.type === 'close')
    this.#at = state
  }

  #leave(): void {
    const state = this.#at
    if (state.edge !== -1) this.#set(state.edge, state.step?.type !== 'close')
    this.#at = state.parent ?? this.root
  }

  #set(edge: number, isClosed: boolean): void {
    if (isClosed) this.overlay.closeEdge(edge)
    else this.overlay.openEdge(edge)
    this.#tell(isClosed ? 'edgeClosed' : 'edgeOpened', edge)
  }

  #snap(lonLat: readonly number[], snapLimitMetres: number): number[] {
    return [...snapPoints(this.#graph, lonLat, { overlay: this.overlay, snapLimitMetres }).edge]
  }
}

function stateAfter(parent: StreetState | null, step: StreetStep | null, edge: number): StreetState {
  const before = parent?.paths ?? []
  return {
    parent,
    step,
    edge,
    paths: step?.type === 'path' ? [...before, edge] : before,
    depth: parent === null ? 0 : parent.depth + 1,
    next: new Map(),
    hasStreet: new Map(),
  }
}

/** Notes a state as one to go forward to, and returns the one before it. */
function back(state: StreetState, forward: StreetState[]): StreetState {
  forward.push(state)
  return state.parent ?? state
}
