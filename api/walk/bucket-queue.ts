/**
 * Entries by distance in buckets of 2^shift millimetres; within a bucket the last in is the first out, and a vertex that gets
 * nearer afterwards is put in again: exact for every bucket width. A few nanoseconds an entry, no comparisons.
 */
export class BucketQueue {
  readonly #shift: number
  #heads = new Int32Array(1024).fill(-1)
  #vertex = new Int32Array(4096)
  #distance = new Int32Array(4096)
  #next = new Int32Array(4096)
  #used = 0
  #low = 0
  #high = -1
  /** Distance of the entry that `pop` last gave. */
  distance = 0

  constructor(shift = 14) {
    this.#shift = shift
  }

  push(vertex: number, distance: number): void {
    const bucket = distance >> this.#shift
    if (bucket >= this.#heads.length) this.#widen(bucket)
    if (this.#used === this.#next.length) this.#grow()
    const entry = this.#used++
    this.#vertex[entry] = vertex
    this.#distance[entry] = distance
    this.#next[entry] = this.#heads[bucket] as number
    this.#heads[bucket] = entry
    if (bucket < this.#low) this.#low = bucket
    if (bucket > this.#high) this.#high = bucket
  }

  /** A vertex of the lowest bucket, or -1 when the queue is empty; the queue is then ready for the next search. */
  pop(): number {
    const heads = this.#heads
    const high = this.#high
    let bucket = this.#low
    while (bucket <= high && heads[bucket] === -1) bucket++
    this.#low = bucket
    if (bucket > high) {
      this.#used = 0
      this.#low = 0x7f_ff_ff_ff
      this.#high = -1
      return -1
    }
    const entry = heads[bucket] as number
    heads[bucket] = this.#next[entry] as number
    this.distance = this.#distance[entry] as number
    return this.#vertex[entry] as number
  }

  clear(): void {
    if (this.#high >= 0) this.#heads.fill(-1, 0, this.#high + 1)
    this.#used = 0
    this.#low = 0x7f_ff_ff_ff
    this.#high = -1
  }

  #widen(bucket: number): void {
    const heads = new Int32Array(Math.max(bucket + 1, this.#heads.length * 2)).fill(-1)
    heads.set(this.#heads)
    this.#heads = heads
  }

  #grow(): void {
    const double = (array: Int32Array) => {
      const wider = new Int32Array(array.length * 2)
      wider.set(array)
      return wider
    }
    this.#vertex = double(this.#vertex)
    this.#distance = double(this.#distance)
    this.#next = double(this.#next)
  }
}
