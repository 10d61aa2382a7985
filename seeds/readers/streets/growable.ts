/** Typed arrays that double when full: numbers of a file are counted only once it has been read. */
export class Float64List {
  #values: Float64Array
  length = 0

  constructor(capacity = 1024) {
    this.#values = new Float64Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  get(index: number): number {
    return this.#values[index] as number
  }

  /** The filled part, sharing memory with the list. */
  view(): Float64Array {
    return this.#values.subarray(0, this.length)
  }

  /** The filled part as an array of its own, so that the spare capacity can be freed. */
  copy(): Float64Array {
    return this.#values.slice(0, this.length)
  }
}
