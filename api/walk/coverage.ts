import { FOOT_BACK, FOOT_BITS, FOOT_FORWARD } from './access.ts'
import { EdgeLists, grownWith } from './edge-lists.ts'
import type { WalkGraph } from './graph.ts'
import { Labels } from './labels.ts'
import { HAS_STOPS, UNREACHABLE } from './network.ts'
import { type Box, type NewEdge, Overlay } from './overlay.ts'
import { resnap, snapPlace } from './snap.ts'
import { Snapper } from './snapper.ts'
import type { Snaps } from './snaps.ts'

/**
 * The walk from every residence to its nearest point, kept exact while points come, move and go and while streets close, open or
 * are added. Of equally near points the lower index counts. Rows of points are never renumbered: a removed one stays empty.
 * Closing or adding through this class changes its overlay; snaps are its own copies.
 */
export class Coverage {
  /** Millimetres by residence, both legs included; -1 = unreachable or without usable street data. */
  readonly nearestMm: Int32Array
  /** Row of the nearest point by residence; -1 likewise. */
  readonly nearestPoint: Int32Array
  readonly graph: WalkGraph
  readonly overlay: Overlay
  /** Residences as snapped now; closing an edge snaps those on it anew. */
  readonly residences: Snaps
  #points: Snaps
  #pointCount: number
  readonly #snapper: Snapper
  readonly #pointSnapper: Snapper
  readonly #labels: Labels
  readonly #residencesOn: EdgeLists
  readonly #pointsOn: EdgeLists
  #edgeStamp: Int32Array
  #generation = 0
  /** Streets whose homes must be looked at again although no label at their ends changes. */
  readonly #concerned: number[] = []
  readonly #removed = new Set<number>()

  constructor(graph: WalkGraph, input: { residences: Snaps; points: Snaps; overlay?: Overlay }) {
    this.graph = graph
    this.overlay = input.overlay ?? new Overlay(graph)
    this.residences = input.residences.copy()
    this.#points = input.points.copy()
    this.#pointCount = input.points.length
    this.#snapper = new Snapper(graph, this.overlay, input.residences.limitMm, 'foot')
    this.#pointSnapper = new Snapper(graph, this.overlay, input.points.limitMm, 'foot')
    this.#labels = new Labels(this.overlay)
    const { edgeCount } = this.overlay
    this.#residencesOn = new EdgeLists(edgeCount, this.residences.edge, this.residences.length)
    this.#pointsOn = new EdgeLists(edgeCount, this.#points.edge, this.#pointCount)
    this.#edgeStamp = new Int32Array(edgeCount)
    this.nearestMm = new Int32Array(this.residences.length).fill(-1)
    this.nearestPoint = new Int32Array(this.residences.length).fill(-1)
    for (let point = 0; point < this.#pointCount; point++) this.#seed(point)
    this.#labels.settle()
    for (let edge = 0; edge < edgeCount; edge++) this.#evaluate(edge)
  }

  /** Rows of points handed out so far, removed ones included. */
  get pointCount(): number {
    return this.#pointCount
  }

  /** Points as snapped now; rows beyond pointCount are spare. */
  get points(): Snaps {
    return this.#points
  }

  /**
   * The same answer for homes that this coverage does not keep, so that a million of them can be asked in chunks. They must have
   * been snapped with this coverage's overlay.
   */
  walksOf(homes: Snaps): { nearestMm: Int32Array; nearestPoint: Int32Array } {
    const nearestMm = new Int32Array(homes.length).fill(-1)
    const nearestPoint = new Int32Array(homes.length).fill(-1)
    const { edgeFlags, edgeFrom, edgeTo, edgeLength } = this.overlay
    const { distance, owner } = this.#labels
    for (let home = 0; home < homes.length; home++) {
      const edge = homes.edge[home] as number
      if (edge === -1) continue
      const flags = edgeFlags[edge] as number
      if ((flags & FOOT_BITS) === 0) continue
      const offset = homes.offsetMm[home] as number
      const from = edgeFrom[edge] as number
      const to = edgeTo[edge] as number
      this.#best = UNREACHABLE
      this.#bestPoint = -1
      this.#consider(flags, -offset, distance[from] as number, owner[from] as number)
      this.#consider(flags, (edgeLength[edge] as number) - offset, distance[to] as number, owner[to] as number)
      this.#evaluateOnEdge(edge, flags, offset)
      if (this.#best >= UNREACHABLE) continue
      nearestMm[home] = this.#best + (homes.legMm[home] as number)
      nearestPoint[home] = this.#bestPoint
    }
    return { nearestMm, nearestPoint }
  }

  /** Adds a point and returns its row. */
  addPoint(lon: number, lat: number): number {
    const point = this.#pointCount++
    if (point >= this.#points.length) this.#points = this.#points.copy(point * 2 + 16)
    this.#pointsOn.growTo(this.overlay.edgeCount, this.#pointCount)
    this.#startChange()
    this.#place(point, lon, lat)
    this.#finishChange()
    return point
  }

  movePoint(point: number, lon: number, lat: number): void {
    this.#expectPoint(point)
    this.#startChange()
    this.#takeAway(point)
    this.#removed.delete(point)
    this.#place(point, lon, lat)
    this.#finishChange()
  }

  removePoint(point: number): void {
    this.#expectPoint(point)
    this.#startChange()
    this.#takeAway(point)
    this.#points.edge[point] = -1
    this.#removed.add(point)
    this.#finishChange()
  }

  /** Closes an edge: nobody passes, and homes and points on it walk to the next street. False where it was closed. */
  closeEdge(edge: number): boolean {
    if (!this.overlay.closeEdge(edge)) return false
    this.#startChange()
    const points = this.#pointsOn.itemsOn(edge)
    const ends = this.#endsOf(edge)
    for (const point of points) this.#takeAway(point)
    for (const vertex of ends) this.#labels.takeRegion(vertex)
    for (const residence of this.#residencesOn.itemsOn(edge)) this.#resnapResidence(residence)
    for (const point of points) {
      resnap(this.#pointSnapper, this.#points, point)
      this.#link(point)
    }
    this.#finishChange()
    return true
  }

  /** Opens a closed edge again. False where it was not closed. */
  openEdge(edge: number): boolean {
    if (!this.overlay.openEdge(edge)) return false
    this.#startChange()
    this.#edgeAppeared(edge)
    return true
  }

  /** Adds a street or footbridge and returns its edge; see Overlay.addEdge. */
  addEdge(edge: NewEdge): number {
    const added = this.overlay.addEdge(edge)
    const { edgeCount } = this.overlay
    this.#labels.grow()
    this.#residencesOn.growTo(edgeCount, 0)
    this.#pointsOn.growTo(edgeCount, 0)
    this.#edgeStamp = grownWith(this.#edgeStamp, edgeCount, 0)
    this.#startChange()
    this.#edgeAppeared(added)
    return added
  }

  shutGate(vertex: number): boolean {
    if (!this.overlay.shutGate(vertex)) return false
    this.#startChange()
    this.#labels.takeRegion(vertex)
    this.#finishChange()
    return true
  }

  openGate(vertex: number): boolean {
    if (!this.overlay.openGate(vertex)) return false
    this.#startChange()
    this.#offerTo(vertex)
    this.#finishChange()
    return true
  }

  #expectPoint(point: number): void {
    if (!(point >= 0 && point < this.#pointCount)) {
      throw new RangeError(`Expected a point below ${this.#pointCount}, got ${point}`)
    }
  }

  #startChange(): void {
    this.#generation++
    this.#labels.startChange()
  }

  /** Repairs what was taken away from its rim, carries offers on, and looks again at the homes on every street concerned. */
  #finishChange(): void {
    const labels = this.#labels
    const taken = labels.changedCount
    for (let i = 0; i < taken; i++) this.#offerTo(labels.changed[i] as number)
    labels.settle()
    for (let i = 0; i < labels.changedCount; i++) labels.edgesAt(labels.changed[i] as number, this.#touch)
    for (const edge of this.#concerned) if (edge !== -1) this.#touch(edge)
    this.#concerned.length = 0
  }

  /** Snaps and links a point that stands nowhere now. */
  #place(point: number, lon: number, lat: number): void {
    snapPlace(this.graph, this.#pointSnapper, lon, lat, this.#points, point)
    this.#link(point)
  }

  #link(point: number): void {
    const edge = this.#points.edge[point] as number
    this.#concerned.push(edge)
    this.#pointsOn.insert(point, edge)
    this.#seed(point)
  }

  /** Unlinks a point and forgets all labels that came from it. All takings come before the first seed of a change. */
  #takeAway(point: number): void {
    const edge = this.#points.edge[point] as number
    if (edge === -1) return
    this.#concerned.push(edge)
    this.#pointsOn.remove(point, edge)
    for (const vertex of this.#endsOf(edge)) {
      if (this.#labels.owner[vertex] === point) this.#labels.takeRegion(vertex)
    }
  }

  /** Homes and points that may now be nearer to this edge than to theirs snap anew; then walkers use it. */
  #edgeAppeared(edge: number): void {
    const box = this.overlay.boxOf(edge)
    const points = this.#points
    const moved: number[] = []
    for (let point = 0; point < this.#pointCount; point++) {
      if (!this.#removed.has(point) && mayReach(points, point, box)) moved.push(point)
    }
    for (const point of moved) this.#takeAway(point)
    for (const point of moved) {
      resnap(this.#pointSnapper, points, point)
      this.#link(point)
    }
    const { residences } = this
    for (let residence = 0; residence < residences.length; residence++) {
      if (mayReach(residences, residence, box)) this.#resnapResidence(residence)
    }
    for (const vertex of this.#endsOf(edge)) {
      this.#offerTo(vertex)
    }
    this.#concerned.push(edge)
    this.#finishChange()
  }

  #resnapResidence(residence: number): void {
    const { residences } = this
    const before = residences.edge[residence] as number
    resnap(this.#snapper, residences, residence)
    const after = residences.edge[residence] as number
    this.#concerned.push(after)
    if (after !== before) {
      this.#residencesOn.remove(residence, before)
      this.#residencesOn.insert(residence, after)
    }
    if (after === -1) {
      this.nearestMm[residence] = -1
      this.nearestPoint[residence] = -1
    }
  }

  /** Both ends of an edge and the places where added edges join it. */
  #endsOf(edge: number): number[] {
    const { edgeFrom, edgeTo, stops } = this.overlay
    const joined = stops.get(edge)?.map((stop) => stop.vertex) ?? []
    return [edgeFrom[edge] as number, edgeTo[edge] as number, ...joined]
  }

  /** Offers the ends of a point's edge the walk to the point: along the edge towards its end, or back towards its start. */
  #seed(point: number): void {
    const points = this.#points
    const edge = points.edge[point] as number
    if (edge === -1) return
    const { edgeFlags, edgeFrom, edgeTo, edgeLength, stops } = this.overlay
    const flags = edgeFlags[edge] as number
    if ((flags & FOOT_BITS) === 0) return
    const offset = points.offsetMm[point] as number
    const leg = points.legMm[point] as number
    const rest = (edgeLength[edge] as number) - offset
    const labels = this.#labels
    // Homes walk to the point: from the edge's start they come forward, from its end they come back.
    if (flags & FOOT_FORWARD || offset === 0) labels.offer(edgeFrom[edge] as number, leg + offset, point)
    if (flags & FOOT_BACK || rest === 0) labels.offer(edgeTo[edge] as number, leg + rest, point)
    if ((flags & HAS_STOPS) === 0) return
    for (const stop of stops.get(edge) ?? []) {
      const ahead = offset - stop.offsetMm
      if (ahead === 0 || flags & (ahead > 0 ? FOOT_FORWARD : FOOT_BACK)) {
        labels.offer(stop.vertex, leg + Math.abs(ahead), point)
      }
    }
  }

  /** Nearest point of every home on an edge: by either end, by a stop, or by a point on the same edge. */
  #evaluate(edge: number): void {
    const { first, next } = this.#residencesOn
    let residence = first[edge] as number
    if (residence === -1) return
    const { edgeFlags, edgeFrom, edgeTo, edgeLength } = this.overlay
    const { distance, owner } = this.#labels
    const { offsetMm, legMm } = this.residences
    const flags = edgeFlags[edge] as number
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    const length = edgeLength[edge] as number
    const fromMm = distance[from] as number
    const toMm = distance[to] as number
    const fromOwner = owner[from] as number
    const toOwner = owner[to] as number
    const special = (flags & HAS_STOPS) !== 0 || this.#pointsOn.first[edge] !== -1
    for (; residence !== -1; residence = next[residence] as number) {
      const offset = offsetMm[residence] as number
      let best = UNREACHABLE
      let point = -1
      if (flags & FOOT_BACK || offset === 0) {
        best = fromMm + offset
        point = fromOwner
      }
      if (flags & FOOT_FORWARD || offset === length) {
        const way = toMm + length - offset
        if (way < best || (way === best && toOwner < point)) {
          best = way
          point = toOwner
        }
      }
      if (special) {
        this.#best = best
        this.#bestPoint = point
        this.#evaluateOnEdge(edge, flags, offset)
        best = this.#best
        point = this.#bestPoint
      }
      const reached = best < UNREACHABLE
      this.nearestMm[residence] = reached ? best + (legMm[residence] as number) : -1
      this.nearestPoint[residence] = reached ? point : -1
    }
  }

  #best = 0
  #bestPoint = 0

  #evaluateOnEdge(edge: number, flags: number, offset: number): void {
    const { first, next } = this.#pointsOn
    const { offsetMm, legMm } = this.#points
    for (let point = first[edge] as number; point !== -1; point = next[point] as number) {
      this.#consider(flags, (offsetMm[point] as number) - offset, legMm[point] as number, point)
    }
    if ((flags & HAS_STOPS) === 0) return
    const { distance, owner } = this.#labels
    for (const stop of this.overlay.stops.get(edge) ?? []) {
      this.#consider(flags, stop.offsetMm - offset, distance[stop.vertex] as number, owner[stop.vertex] as number)
    }
  }

  #consider(flags: number, ahead: number, beyondMm: number, point: number): void {
    if (ahead !== 0 && (flags & (ahead > 0 ? FOOT_FORWARD : FOOT_BACK)) === 0) return
    const way = Math.abs(ahead) + beyondMm
    if (way > this.#best || (way === this.#best && point >= this.#bestPoint)) return
    this.#best = way
    this.#bestPoint = point
  }

  /** From neighbours, and from points on the streets at hand. */
  #offerTo(vertex: number): void {
    this.#labels.offerFromNeighbours(vertex)
    this.#labels.edgesAt(vertex, this.#seedEdge)
  }

  readonly #seedEdge = (edge: number): void => {
    const { first, next } = this.#pointsOn
    for (let point = first[edge] as number; point !== -1; point = next[point] as number) this.#seed(point)
  }

  readonly #touch = (edge: number): void => {
    if (this.#edgeStamp[edge] === this.#generation) return
    this.#edgeStamp[edge] = this.#generation
    this.#evaluate(edge)
  }
}

/** Whether a place could have its nearest street in this box: no farther than its present leg, or the limit where it has none. */
function mayReach(snaps: Snaps, i: number, [minX, minY, maxX, maxY]: Box): boolean {
  // Plane millimetres are within 2 % of true ones in any network that a city or prefecture needs.
  const reach = (snaps.edge[i] === -1 ? snaps.limitMm : (snaps.legMm[i] as number)) * 1.02 + 1000
  const x = snaps.x[i] as number
  const y = snaps.y[i] as number
  return x >= minX - reach && x <= maxX + reach && y >= minY - reach && y <= maxY + reach
}
