import { Coverage } from '../coverage.ts'
import type { WalkGraph } from '../graph.ts'
import { SHUT_TO_FOOT } from '../network.ts'
import { Overlay } from '../overlay.ts'
import { placeOn } from '../place-on.ts'
import { snapPoints } from '../snap.ts'
import { isOfKind, servesNow } from './hours.ts'
import { PlanEditError } from './problem.ts'
import type { Replay, TablePoint } from './replay.ts'
import type { PlanSettings } from './types.ts'

/** Streets, points and walks as a list of edits leaves them. */
export class Scene {
  readonly graph: WalkGraph
  readonly snapLimitMetres: number
  overlay: Overlay
  /** Walks to the points that count now, and to those of the right kinds whether or not they do. */
  now: Coverage
  any: Coverage
  readonly #lonLat: Float64Array
  #points: readonly TablePoint[] = []
  #counting: number[] = []
  #saidGates: number[] = []

  constructor(graph: WalkGraph, lonLat: Float64Array, snapLimitMetres: number) {
    this.graph = graph
    this.snapLimitMetres = snapLimitMetres
    this.#lonLat = lonLat
    this.overlay = new Overlay(graph)
    const nothing = snapPoints(graph, [])
    this.now = new Coverage(graph, { residences: nothing, points: nothing })
    this.any = this.now
  }

  /** Throws PlanEditError and stays as it is where a place has no street. */
  bring({ points, steps, stepEdits, gates, places }: Replay, settings: PlanSettings): void {
    const overlay = new Overlay(this.graph)
    const snap = (lonLat: readonly number[] | Float64Array, limit = this.snapLimitMetres) =>
      snapPoints(this.graph, lonLat, { overlay, snapLimitMetres: limit })
    const check = (done: number) => {
      for (const { edit, type, lon, lat, steps: after } of places) {
        if (after === done && snap([lon, lat]).edge[0] === -1) throw new PlanEditError(edit, type, 'offNetwork')
      }
    }
    check(0)
    steps.forEach((step, i) => {
      if (step.type === 'close') overlay.closeEdge(step.edge)
      else if (step.type === 'open') overlay.openEdge(step.edge)
      else {
        const ends = [step.coordinates[0], step.coordinates.at(-1)].flatMap((end) => (end ? [...end] : []))
        if (ends.length < 4 || snap(ends, 250).edge.includes(-1)) {
          throw new PlanEditError(stepEdits[i] as number, 'addPath', 'noStreetAtEnd')
        }
        overlay.addEdge({ coordinates: step.coordinates, name: step.name })
      }
      check(i + 1)
    })
    for (const [vertex, state] of gates) {
      if (state === 'shut') overlay.shutGate(vertex)
      else overlay.openGate(vertex)
    }
    const residences = snap(this.#lonLat)
    const all = snap(points.flatMap(({ lon, lat }) => [lon, lat]))
    const exists = points.map((point) => !point.isClosed && isOfKind(point, settings))
    const counts = points.map((point, row) => exists[row] === true && servesNow(point, settings))
    const cover = (rows: readonly boolean[]) => {
      const some = all.copy()
      rows.forEach((is, row) => {
        if (!is) some.edge[row] = -1
      })
      return new Coverage(this.graph, { residences, points: some, overlay })
    }
    this.overlay = overlay
    this.#saidGates = [...gates.keys()]
    this.now = cover(counts)
    this.any = cover(exists)
    this.#points = points
    this.#counting = points.flatMap((_, row) => (counts[row] ? [row] : []))
  }

  /** Rows of the points that count now, ascending. */
  countingRows(): readonly number[] {
    return this.#counting
  }

  pointAt(row: number): TablePoint {
    const point = this.#points[row]
    if (point === undefined) throw new RangeError(`Expected a row of a point, got ${row}`)
    return point
  }

  points(): readonly TablePoint[] {
    return this.#points
  }

  /** Name of a street, '' where it has none or there is no street. */
  streetName(edge: number): string {
    return edge === -1 ? '' : this.overlay.edgeName(edge)
  }

  gates(): PlanGate[] {
    const gates = new Map<number, PlanGate>()
    for (const { vertexId, lon, lat } of this.graph.gates()) {
      gates.set(vertexId, { vertex: vertexId, lon, lat, isOpen: this.#isOpen(vertexId) })
    }
    for (const vertex of this.#saidGates) {
      const [lon, lat] = this.graph.lonLat(this.graph.vertexX[vertex] as number, this.graph.vertexY[vertex] as number)
      if (!gates.has(vertex)) gates.set(vertex, { vertex, lon, lat, isOpen: this.#isOpen(vertex) })
    }
    return [...gates.values()]
  }

  nearestStreet(lon: number, lat: number): PlanStreet | null {
    const { overlay } = this
    const { edge, offsetMm } = snapPoints(this.graph, [lon, lat], { overlay, snapLimitMetres: PICK_METRES })
    const street = edge[0] as number
    if (street === -1) return null
    const [x, y] = placeOn(overlay, street, offsetMm[0] as number)
    const place = this.graph.lonLat(x, y)
    const coordinates: [number, number][] = []
    for (let i = overlay.shapeStart[street] as number; i < (overlay.shapeStart[street + 1] as number); i++) {
      coordinates.push(this.graph.lonLat(overlay.shapeX[i] as number, overlay.shapeY[i] as number))
    }
    return { edge: street, name: overlay.edgeName(street), lon: place[0], lat: place[1], coordinates }
  }

  #isOpen(vertex: number): boolean {
    return ((this.overlay.vertexFlags[vertex] as number) & SHUT_TO_FOOT) === 0
  }
}

/** How far from a place a street is looked for that somebody points at. */
const PICK_METRES = 250

export interface PlanGate {
  vertex: number
  lon: number
  lat: number
  isOpen: boolean
}

/** A street as edits name it, with the nearest place on it and its whole course. */
export interface PlanStreet {
  edge: number
  name: string
  lon: number
  lat: number
  coordinates: [lon: number, lat: number][]
}
