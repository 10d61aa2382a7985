/**
 * Which codes a table has had, and in which line, at 12 to 24 bytes a code: a Map of a million codes takes a hundred megabytes.
 * Codes are told apart by a hash of 64 bits (two rounds of 32 after MurmurHash3's mixing): the chance that any two of a
 * million different codes are taken for one is 3 in 100 million.
 */
export class SeenCodes {
  #slots = new Uint32Array(3 * 1024)
  #size = 0

  /** The line in which the code stood before, or 0 after noting this one. */
  note(code: string, line: number): number {
    const [low, high] = hash(code)
    const at = this.#slotOf(low, high)
    const earlier = this.#slots[at + 2] as number
    if (earlier !== 0) return earlier
    this.#slots.set([low, high, line], at)
    this.#size++
    if (this.#size * 6 > this.#slots.length) this.#grow()
    return 0
  }

  #slotOf(low: number, high: number): number {
    const capacity = this.#slots.length / 3
    let slot = low & (capacity - 1)
    for (;;) {
      const at = slot * 3
      const isFree = this.#slots[at + 2] === 0
      if (isFree || (this.#slots[at] === low && this.#slots[at + 1] === high)) return at
      slot = (slot + 1) & (capacity - 1)
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue
      const to = this.#slotOf(old[at] as number, old[at + 1] as number)
      this.#slots.set(old.subarray(at, at + 3), to)
    }
  }
}

function hash(text: string): [number, number] {
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0xcc9e2d51)
    high = Math.imul(high ^ unit, 0x1b873593)
    low = (low << 13) | (low >>> 19)
    high = (high << 17) | (high >>> 15)
  }
  return [mix(low ^ text.length), mix(high ^ Math.imul(low, 0xe6546b64))]
}

/** MurmurHash3's finaliser, as an unsigned number. */
function mix(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
