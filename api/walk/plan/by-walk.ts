/** Pairs of a residence and a point; entries beyond `count` are spare. */
export interface Pairs {
  count: number
  walkMm: Int32Array
  residence: Int32Array
  point: Int32Array
}

export function pairsFor(count: number): Pairs {
  return {
    count,
    walkMm: new Int32Array(count),
    residence: new Int32Array(count),
    point: new Int32Array(count),
  }
}

const DIGIT_BITS = 12
const DIGITS = 1 << DIGIT_BITS

/** Sorts pairs by their walk, keeping the order of equal ones: a radix sort, digit by digit from the lowest. */
export function sortedByWalk(pairs: Pairs, longestMm: number): Pairs {
  let from = pairs
  let to = pairsFor(pairs.count)
  for (let shift = 0; longestMm >> shift > 0; shift += DIGIT_BITS) {
    const next = new Int32Array(DIGITS + 1)
    for (let i = 0; i < from.count; i++) {
      const digit = ((from.walkMm[i] as number) >> shift) & (DIGITS - 1)
      next[digit + 1] = (next[digit + 1] as number) + 1
    }
    for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number)
    for (let i = 0; i < from.count; i++) {
      const digit = ((from.walkMm[i] as number) >> shift) & (DIGITS - 1)
      const at = next[digit] as number
      next[digit] = at + 1
      to.walkMm[at] = from.walkMm[i] as number
      to.residence[at] = from.residence[i] as number
      to.point[at] = from.point[i] as number
    }
    const done = from
    from = to
    to = done
  }
  return from
}
