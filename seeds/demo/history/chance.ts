import type { Random } from '../random.ts'

export type Weighted<T> = readonly (readonly [T, number])[]

/** One of the items, in proportion to its weight. */
export function pickWeighted<T>(items: Weighted<T>, random: Random): T {
  let rest = random.next() * items.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of items) {
    rest -= weight
    if (rest < 0) return item
  }
  return (items[items.length - 1] as readonly [T, number])[0]
}

/** Waiting times: half below the median, a long tail above; `spread` is the standard deviation of the logarithm. */
export function lognormal(median: number, spread: number, random: Random): number {
  const gauss = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return median * Math.exp(spread * gauss)
}
