/**
 * Finds the position of an OpenStreetMap node by its id: open addressing over the ids as they stand, at most half full.
 * The last of several nodes with one id wins, as in a history that was flattened carelessly.
 */
export class NodeIndex {
  readonly #ids: Float64Array
  readonly #slots: Uint32Array
  readonly #shift: number

  constructor(ids: Float64Array) {
    const bits = Math.max(4, Math.ceil(Math.log2(ids.length * 2 + 1)))
    this.#ids = ids
    this.#slots = new Uint32Array(2 ** bits)
    this.#shift = 32 - bits
    for (let position = 0; position < ids.length; position++) {
      this.#slots[this.#slotOf(ids[position] as number)] = position + 1
    }
  }

  /** Position in the array of ids, or -1. */
  find(id: number): number {
    return (this.#slots[this.#slotOf(id)] as number) - 1
  }

  /** The slot that holds this id, or the free one where it would go. The factor is 2^32 over the golden ratio (Knuth, 6.4). */
  #slotOf(id: number): number {
    const mask = this.#slots.length - 1
    let slot = Math.imul(id, 0x9e3779b1) >>> this.#shift
    for (;;) {
      const taken = this.#slots[slot] as number
      if (taken === 0 || this.#ids[taken - 1] === id) return slot
      slot = (slot + 1) & mask
    }
  }
}
