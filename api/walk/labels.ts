import { BucketQueue } from './bucket-queue.ts'
import { grownWith } from './edge-lists.ts'
import { HAS_EXTRA_ARCS, isExtraArcOpen, type Network, SHUT_TO_FOOT, UNREACHABLE } from './network.ts'

/**
 * Every vertex with the walk to its nearest point and that point, of equally near ones the lower: the least (distance, owner)
 * pair in dictionary order. On the way to its owner a walker only meets vertices of the same owner, so an owner's vertices hang
 * together: `takeRegion` finds all of them from any one, and repairing a region from its rim is exact.
 */
export class Labels {
  /** Two numbers a vertex: millimetres, and the row of the point; together, so that one look into memory brings both. */
  pairs: Int32Array
  /** Vertices whose label may have changed since `startChange`. */
  changed: Int32Array
  changedCount = 0
  readonly #network: Network
  readonly #queue = new BucketQueue()
  /** Arcs (places in `arcs`) that lead out of what was taken since `startChange`, after the vertex that each begins at. */
  #rim: Int32Array = new Int32Array(256)
  #rimLength = 0
  #stamp: Int32Array
  #generation = 0

  constructor(network: Network) {
    this.#network = network
    this.pairs = pairsOf(network.vertexCount)
    this.changed = new Int32Array(network.vertexCount)
    this.#stamp = new Int32Array(network.vertexCount)
  }

  /** Makes room for vertices that the overlay added. */
  grow(): void {
    const { vertexCount } = this.#network
    if (this.pairs.length < 2 * vertexCount) {
      const wider = pairsOf(Math.ceil(vertexCount * 1.25) + 16)
      wider.set(this.pairs)
      this.pairs = wider
    }
    this.changed = grownWith(this.changed, vertexCount, 0)
    this.#stamp = grownWith(this.#stamp, vertexCount, 0)
  }

  startChange(): void {
    this.changedCount = 0
    this.#rimLength = 0
    this.#generation++
  }

  /** Lets a vertex be `distance` from `owner` if that is better than what it has. */
  offer(vertex: number, distance: number, owner: number): void {
    const { pairs } = this
    const known = pairs[2 * vertex] as number
    if (distance > known || (distance === known && owner >= (pairs[2 * vertex + 1] as number))) return
    if (distance >= UNREACHABLE || (this.#network.vertexFlags[vertex] as number) & SHUT_TO_FOOT) return
    pairs[2 * vertex] = distance
    pairs[2 * vertex + 1] = owner
    this.#mark(vertex)
    this.#queue.push(vertex, distance)
  }

  /** Offers a vertex what each neighbour has, walked from here to there. */
  offerFromNeighbours(vertex: number): void {
    const { arcStart, arcs, edgeFlags } = this.#network
    const { pairs } = this
    const end = 3 * (arcStart[vertex + 1] as number)
    for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
      const target = arcs[arc] as number
      const there = pairs[2 * target] as number
      if (there === UNREACHABLE) continue
      const code = arcs[arc + 2] as number
      if ((((edgeFlags[code >> 1] as number) >> (code & 1)) & 1) === 0) continue
      this.offer(vertex, there + (arcs[arc + 1] as number), pairs[2 * target + 1] as number)
    }
    const extra = this.extraArcs(vertex)
    for (let arc = 0; arc < extra.length; arc += 3) {
      const target = extra[arc] as number
      const length = extra[arc + 1] as number
      if (!isExtraArcOpen(edgeFlags, extra[arc + 2] as number, length, 0, 0)) continue
      this.offer(vertex, (pairs[2 * target] as number) + length, pairs[2 * target + 1] as number)
    }
  }

  /**
   * Forgets the labels of all vertices of the owner of `vertex`, lists them among the changed ones, and notes by which arcs others
   * touch them. Arcs are followed whether open or not: the region is as it was before the change.
   */
  takeRegion(vertex: number): void {
    const { pairs } = this
    const owner = pairs[2 * vertex + 1] as number
    if (owner === -1) return
    const { arcStart, arcs } = this.#network
    let at = this.changedCount
    this.#forget(vertex)
    for (; at < this.changedCount; at++) {
      const here = this.changed[at] as number
      const end = 3 * (arcStart[here + 1] as number)
      for (let arc = 3 * (arcStart[here] as number); arc < end; arc += 3) {
        const target = arcs[arc] as number
        const theirs = pairs[2 * target + 1] as number
        if (theirs === owner) this.#forget(target)
        else if (theirs !== -1) this.#noteRim(here, arc)
      }
      const extra = this.extraArcs(here)
      for (let arc = 0; arc < extra.length; arc += 3) {
        const target = extra[arc] as number
        if (pairs[2 * target + 1] === owner) this.#forget(target)
      }
    }
  }

  /** Offers to all that was taken what its neighbours outside still have. */
  offerFromRim(): void {
    const { arcs, edgeFlags, vertexFlags } = this.#network
    const { pairs } = this
    const rim = this.#rim
    for (let i = 0; i < this.#rimLength; i += 2) {
      const arc = rim[i + 1] as number
      const target = arcs[arc] as number
      const there = pairs[2 * target] as number
      const code = arcs[arc + 2] as number
      if (there === UNREACHABLE || (((edgeFlags[code >> 1] as number) >> (code & 1)) & 1) === 0) continue
      this.offer(rim[i] as number, there + (arcs[arc + 1] as number), pairs[2 * target + 1] as number)
    }
    const taken = this.changedCount
    for (let i = 0; i < taken; i++) {
      const vertex = this.changed[i] as number
      if ((vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) this.offerFromNeighbours(vertex)
    }
  }

  /** Carries all offers on until nothing gets better. */
  settle(): void {
    const { arcStart, arcs, edgeFlags, vertexFlags } = this.#network
    const { pairs, changed } = this
    const stamp = this.#stamp
    const generation = this.#generation
    const queue = this.#queue
    let changedCount = this.changedCount
    for (let vertex = queue.pop(); vertex !== -1; vertex = queue.pop()) {
      const here = queue.distance
      if (here !== pairs[2 * vertex]) continue
      const point = pairs[2 * vertex + 1] as number
      const end = 3 * (arcStart[vertex + 1] as number)
      for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
        const target = arcs[arc] as number
        const there = here + (arcs[arc + 1] as number)
        const known = pairs[2 * target] as number
        if (there > known || (there === known && point >= (pairs[2 * target + 1] as number))) continue
        const code = arcs[arc + 2] as number
        // The walker comes from the target to here: against this arc.
        if ((((edgeFlags[code >> 1] as number) >> ((code & 1) ^ 1)) & 1) === 0) continue
        if ((vertexFlags[target] as number) & SHUT_TO_FOOT) continue
        pairs[2 * target] = there
        pairs[2 * target + 1] = point
        if (stamp[target] !== generation) {
          stamp[target] = generation
          changed[changedCount++] = target
        }
        queue.push(target, there)
      }
      if ((vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) {
        this.changedCount = changedCount
        const extra = this.extraArcs(vertex)
        for (let arc = 0; arc < extra.length; arc += 3) {
          const length = extra[arc + 1] as number
          if (!isExtraArcOpen(edgeFlags, extra[arc + 2] as number, length, 0, 1)) continue
          this.offer(extra[arc] as number, here + length, point)
        }
        changedCount = this.changedCount
      }
    }
    this.changedCount = changedCount
  }

  /** Calls back with every edge that touches a vertex; an edge may come twice. */
  edgesAt(vertex: number, visit: (edge: number) => void): void {
    const { arcStart, arcs } = this.#network
    const end = 3 * (arcStart[vertex + 1] as number)
    for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) visit((arcs[arc + 2] as number) >> 1)
    const extra = this.extraArcs(vertex)
    for (let arc = 0; arc < extra.length; arc += 3) visit((extra[arc + 2] as number) >> 1)
  }

  /** Arcs that an overlay added to a vertex, in triples. */
  extraArcs(vertex: number): readonly number[] {
    if (((this.#network.vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) === 0) return NO_ARCS
    return this.#network.extraArcs.get(vertex) ?? NO_ARCS
  }

  #noteRim(vertex: number, arc: number): void {
    if (this.#rimLength === this.#rim.length) this.#rim = grownWith(this.#rim, this.#rim.length + 2, 0)
    this.#rim[this.#rimLength++] = vertex
    this.#rim[this.#rimLength++] = arc
  }

  #forget(vertex: number): void {
    this.pairs[2 * vertex] = UNREACHABLE
    this.pairs[2 * vertex + 1] = -1
    this.#mark(vertex)
  }

  #mark(vertex: number): void {
    if (this.#stamp[vertex] === this.#generation) return
    this.#stamp[vertex] = this.#generation
    this.changed[this.changedCount++] = vertex
  }
}

const NO_ARCS: readonly number[] = []

function pairsOf(vertexCount: number): Int32Array {
  const pairs = new Int32Array(2 * vertexCount)
  for (let at = 0; at < pairs.length; at += 2) {
    pairs[at] = UNREACHABLE
    pairs[at + 1] = -1
  }
  return pairs
}
