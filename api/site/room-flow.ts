/** Demands, the sites that each may be served by, and what each weighs. */
export interface RoomInstance {
  groups: readonly { sites: readonly number[]; weight: number }[]
  /** By site. */
  capacity: Float64Array
}

/**
 * The most weight that the open sites can serve, a demand being shared where that helps: a maximum flow, grown by augmenting paths one
 * site after another. Of whole weights and capacities every share is whole.
 */
export class RoomFlow {
  /** Weight that is served. */
  served = 0
  /** By pair: pairs of a group stand together, in the order of its sites. */
  readonly share: Float64Array
  readonly #sites: Int32Array
  readonly #group: Int32Array
  readonly #starts: Int32Array
  readonly #pairsOf: number[][]
  readonly #left: Float64Array
  readonly #room: Float64Array
  /** Of the path that is looked for, by site: the pair that the site before takes over, and the one that leaves this site. */
  readonly #parent: Int32Array
  readonly #leaving: Int32Array

  constructor({ groups, capacity }: RoomInstance) {
    this.#starts = new Int32Array(groups.length + 1)
    for (const [at, { sites }] of groups.entries()) this.#starts[at + 1] = (this.#starts[at] ?? 0) + sites.length
    const pairs = this.#starts[groups.length] ?? 0
    this.#sites = new Int32Array(pairs)
    this.#group = new Int32Array(pairs)
    this.share = new Float64Array(pairs)
    this.#pairsOf = Array.from({ length: capacity.length }, () => [])
    for (const [at, { sites }] of groups.entries())
      for (const [index, site] of sites.entries()) {
        const pair = (this.#starts[at] ?? 0) + index
        this.#sites[pair] = site
        this.#group[pair] = at
        this.#pairsOf[site]?.push(pair)
      }
    this.#left = Float64Array.from(groups, ({ weight }) => weight)
    this.#room = capacity.slice()
    this.#parent = new Int32Array(capacity.length)
    this.#leaving = new Int32Array(capacity.length)
  }

  /** Weight of a group that nobody serves. */
  left(group: number): number {
    return this.#left[group] ?? 0
  }

  /** What a site would add at once, without any demand moving on: at most what it adds. */
  directGain(site: number): number {
    let within = 0
    for (const pair of this.#pairsOf[site] ?? []) within += this.#left[this.#group[pair] ?? 0] ?? 0
    return Math.min(within, this.#room[site] ?? 0)
  }

  /** Serves as much more as the site allows, demands moving between open sites where that helps. */
  open(site: number): void {
    while ((this.#room[site] ?? 0) > 0 && this.#augment(site)) {}
  }

  /** One path from the site to a demand that is not served whole. */
  #augment(site: number): boolean {
    const parent = this.#parent.fill(UNSEEN)
    const queue = [site]
    parent[site] = ROOT
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at] ?? 0
      for (const pair of this.#pairsOf[here] ?? []) {
        const group = this.#group[pair] ?? 0
        if ((this.#left[group] ?? 0) > 0) return this.#push(site, here, pair)
        const end = this.#starts[group + 1] ?? 0
        for (let other = this.#starts[group] ?? 0; other < end; other++) {
          const next = this.#sites[other] ?? 0
          if (parent[next] !== UNSEEN || (this.share[other] ?? 0) <= 0) continue
          // The demand leaves `next` for `here`, and `next` takes another instead.
          parent[next] = pair
          this.#leaving[next] = other
          queue.push(next)
        }
      }
    }
    return false
  }

  #push(from: number, last: number, pair: number): boolean {
    let amount = Math.min(this.#room[from] ?? 0, this.#left[this.#group[pair] ?? 0] ?? 0)
    for (let here = last; here !== from; here = this.#sites[this.#parent[here] ?? 0] ?? 0)
      amount = Math.min(amount, this.share[this.#leaving[here] ?? 0] ?? 0)
    this.#left[this.#group[pair] ?? 0] = (this.#left[this.#group[pair] ?? 0] ?? 0) - amount
    this.share[pair] = (this.share[pair] ?? 0) + amount
    for (let here = last; here !== from; ) {
      const leaving = this.#leaving[here] ?? 0
      const taking = this.#parent[here] ?? 0
      this.share[leaving] = (this.share[leaving] ?? 0) - amount
      this.share[taking] = (this.share[taking] ?? 0) + amount
      here = this.#sites[taking] ?? 0
    }
    this.#room[from] = (this.#room[from] ?? 0) - amount
    this.served += amount
    return amount > 0
  }
}

const UNSEEN = -2
const ROOT = -1

/** The most that a choice of sites serves. */
export function roomOf(instance: RoomInstance, open: readonly number[]): RoomFlow {
  const flow = new RoomFlow(instance)
  for (const site of open) flow.open(site)
  return flow
}
