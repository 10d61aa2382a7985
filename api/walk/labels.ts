import { BucketQueue } from './bucket-queue.ts'
import { grownWith } from './edge-lists.ts'
import { HAS_EXTRA_ARCS, isExtraArcOpen, type Network, SHUT_TO_FOOT, UNREACHABLE } from './network.ts'

/**
 * Every vertex with the walk to its nearest point and that point, of equally near ones the lower: the least (distance, owner)
 * pair in dictionary order. On the way to its owner a walker only meets vertices of the same owner, so an owner's vertices hang
 * together: `takeRegion` finds all of them from any one, and repairing a region from its rim is exact.
 */
export class Labels {
  distance: Int32Array
  owner: Int32Array
  /** Vertices whose label may have changed since `startChange`. */
  changed: Int32Array
  changedCount = 0
  readonly #network: Network
  readonly #queue = new BucketQueue()
  #stamp: Int32Array
  #generation = 0

  constructor(network: Network) {
    this.#network = network
    this.distance = new Int32Array(network.vertexCount).fill(UNREACHABLE)
    this.owner = new Int32Array(network.vertexCount).fill(-1)
    this.changed = new Int32Array(network.vertexCount)
    this.#stamp = new Int32Array(network.vertexCount)
  }

  /** Makes room for vertices that the overlay added. */
  grow(): void {
    const { vertexCount } = this.#network
    this.distance = grownWith(this.distance, vertexCount, UNREACHABLE)
    this.owner = grownWith(this.owner, vertexCount, -1)
    this.changed = grownWith(this.changed, vertexCount, 0)
    this.#stamp = grownWith(this.#stamp, vertexCount, 0)
  }

  startChange(): void {
    this.changedCount = 0
    this.#generation++
  }

  /** Lets a vertex be `distance` from `owner` if that is better than what it has. */
  offer(vertex: number, distance: number, owner: number): void {
    const known = this.distance[vertex] as number
    if (distance > known || (distance === known && owner >= (this.owner[vertex] as number))) return
    if (distance >= UNREACHABLE || (this.#network.vertexFlags[vertex] as number) & SHUT_TO_FOOT) return
    this.distance[vertex] = distance
    this.owner[vertex] = owner
    this.#mark(vertex)
    this.#queue.push(vertex, distance)
  }

  /** Offers a vertex what each neighbour has, walked from here to there. */
  offerFromNeighbours(vertex: number): void {
    const { arcStart, arcs, edgeFlags } = this.#network
    const end = 3 * (arcStart[vertex + 1] as number)
    for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
      const target = arcs[arc] as number
      const code = arcs[arc + 2] as number
      if ((((edgeFlags[code >> 1] as number) >> (code & 1)) & 1) === 0) continue
      this.offer(vertex, (this.distance[target] as number) + (arcs[arc + 1] as number), this.owner[target] as number)
    }
    const extra = this.#extraArcs(vertex)
    for (let arc = 0; arc < extra.length; arc += 3) {
      const target = extra[arc] as number
      const length = extra[arc + 1] as number
      if (!isExtraArcOpen(edgeFlags, extra[arc + 2] as number, length, 0, 0)) continue
      this.offer(vertex, (this.distance[target] as number) + length, this.owner[target] as number)
    }
  }

  /**
   * Forgets the labels of all vertices of the owner of `vertex`, and lists them among the changed ones. Arcs are followed
   * whether open or not: the region is as it was before the change.
   */
  takeRegion(vertex: number): void {
    const owner = this.owner[vertex] as number
    if (owner === -1) return
    const { arcStart, arcs } = this.#network
    let at = this.changedCount
    this.#forget(vertex)
    for (; at < this.changedCount; at++) {
      const here = this.changed[at] as number
      const end = 3 * (arcStart[here + 1] as number)
      for (let arc = 3 * (arcStart[here] as number); arc < end; arc += 3) {
        if (this.owner[arcs[arc] as number] === owner) this.#forget(arcs[arc] as number)
      }
      const extra = this.#extraArcs(here)
      for (let arc = 0; arc < extra.length; arc += 3) {
        if (this.owner[extra[arc] as number] === owner) this.#forget(extra[arc] as number)
      }
    }
  }

  /** Carries all offers on until nothing gets better. */
  settle(): void {
    const { arcStart, arcs, edgeFlags, vertexFlags } = this.#network
    const { distance, owner, changed } = this
    const stamp = this.#stamp
    const generation = this.#generation
    const queue = this.#queue
    let changedCount = this.changedCount
    for (let vertex = queue.pop(); vertex !== -1; vertex = queue.pop()) {
      const here = queue.distance
      if (here !== distance[vertex]) continue
      const point = owner[vertex] as number
      const end = 3 * (arcStart[vertex + 1] as number)
      for (let arc = 3 * (arcStart[vertex] as number); arc < end; arc += 3) {
        const target = arcs[arc] as number
        const there = here + (arcs[arc + 1] as number)
        const known = distance[target] as number
        if (there > known || (there === known && point >= (owner[target] as number))) continue
        const code = arcs[arc + 2] as number
        // The walker comes from the target to here: against this arc.
        if ((((edgeFlags[code >> 1] as number) >> ((code & 1) ^ 1)) & 1) === 0) continue
        if ((vertexFlags[target] as number) & SHUT_TO_FOOT) continue
        distance[target] = there
        owner[target] = point
        if (stamp[target] !== generation) {
          stamp[target] = generation
          changed[changedCount++] = target
        }
        queue.push(target, there)
      }
      if ((vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) {
        this.changedCount = changedCount
        const extra = this.#extraArcs(vertex)
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
    const extra = this.#extraArcs(vertex)
    for (let arc = 0; arc < extra.length; arc += 3) visit((extra[arc + 2] as number) >> 1)
  }

  #extraArcs(vertex: number): readonly number[] {
    if (((this.#network.vertexFlags[vertex] as number) & HAS_EXTRA_ARCS) === 0) return NO_ARCS
    return this.#network.extraArcs.get(vertex) ?? NO_ARCS
  }

  #forget(vertex: number): void {
    this.distance[vertex] = UNREACHABLE
    this.owner[vertex] = -1
    this.#mark(vertex)
  }

  #mark(vertex: number): void {
    if (this.#stamp[vertex] === this.#generation) return
    this.#stamp[vertex] = this.#generation
    this.changed[this.changedCount++] = vertex
  }
}

const NO_ARCS: readonly number[] = []
