import type { MedianInstance } from './interchange.ts'
import { leastOf } from './quota.ts'

export interface LagrangeBound {
  /** No choice costs less. */
  bound: number
  /** The relaxation's own value: less than the bound where that was rounded up. */
  value: number
  /** What it was reached with, by demand. */
  multipliers: Float64Array
  /** Reduced cost of each candidate at those multipliers. */
  reduced: Float64Array
}

const ROUNDS = 3000
const PATIENCE = 25
const LEAST_STEP = 1e-4

/**
 * Relaxes that each demand is met exactly once, and moves the prices of doing so by subgradients. `onChoice` is shown the sites that the
 * relaxation would take, and the bound by then, and answers what the best choice costs by then.
 */
export function lagrangeBound(
  instance: MedianInstance,
  choose: number,
  known: number,
  { isOver, onChoice }: { isOver(): boolean; onChoice(choice: number[], bound: number): number },
): LagrangeBound {
  const { candidates, demandCount } = instance
  const multipliers = startingPrices(instance)
  const best: LagrangeBound = {
    bound: Number.NEGATIVE_INFINITY,
    value: Number.NEGATIVE_INFINITY,
    multipliers: multipliers.slice(),
    reduced: new Float64Array(candidates.length),
  }
  const reduced = new Float64Array(candidates.length)
  const subgradient = new Float64Array(demandCount)
  let [cost, step, sinceBetter] = [known, 1.5, 0]
  for (let round = 0; round < ROUNDS && step > LEAST_STEP && !isOver(); round++) {
    const { choice, value } = relaxed(instance, choose, multipliers, reduced)
    if (value > best.bound + 1e-9 * Math.abs(value)) {
      Object.assign(best, { bound: value, value })
      best.multipliers.set(multipliers)
      best.reduced.set(reduced)
      sinceBetter = 0
    } else if (++sinceBetter > PATIENCE) [step, sinceBetter] = [step / 2, 0]
    if (round % 20 === 0) cost = Math.min(cost, onChoice(choice, best.bound))
    if (cost - best.bound <= (instance.isWhole ? 1 - 1e-6 : 1e-9 * Math.abs(cost))) break
    const length = slope(instance, choice, multipliers, subgradient)
    if (length === 0) break
    const move = (step * (cost * 1.0005 - value)) / length
    for (let demand = 0; demand < demandCount; demand++)
      multipliers[demand] = (multipliers[demand] ?? 0) + move * (subgradient[demand] ?? 0)
  }
  // Where every cost is whole, so is the optimum.
  if (instance.isWhole) best.bound = Math.ceil(best.bound - 1e-6)
  return best
}

/** The second cheapest way to meet each demand. */
function startingPrices({ demandCount, starts, cost, base }: MedianInstance): Float64Array {
  return Float64Array.from({ length: demandCount }, (_, demand) => {
    const [from, end] = [starts[demand] ?? 0, starts[demand + 1] ?? 0]
    // Pairs stand by ascending cost, below the base.
    return from + 1 < end ? (cost[from + 1] ?? 0) : (base[demand] ?? 0)
  })
}

/** The relaxation's value and the k candidates it takes; `reduced` is filled. */
function relaxed(
  { demandCount, starts, site, cost, base, quotas }: MedianInstance,
  choose: number,
  multipliers: Float64Array,
  reduced: Float64Array,
): { choice: number[]; value: number } {
  reduced.fill(0)
  let value = 0
  for (let demand = 0; demand < demandCount; demand++) {
    const price = multipliers[demand] ?? 0
    // An existing site meets a demand whenever that is worth its price.
    value += Math.min(price, base[demand] ?? 0)
    const end = starts[demand + 1] ?? 0
    for (let at = starts[demand] ?? 0; at < end; at++) {
      const gain = (cost[at] ?? 0) - price
      if (gain >= 0) break
      const candidate = site[at] ?? 0
      reduced[candidate] = (reduced[candidate] ?? 0) + gain
    }
  }
  const choice = leastOf(reduced, choose, quotas)
  for (const candidate of choice) value += reduced[candidate] ?? 0
  return { choice, value }
}

/** How often each demand is met too seldom; answers the square of its length. */
function slope(
  { demandCount, siteStarts, siteDemand, siteCost, base }: MedianInstance,
  choice: readonly number[],
  multipliers: Float64Array,
  subgradient: Float64Array,
): number {
  for (let demand = 0; demand < demandCount; demand++)
    subgradient[demand] = (base[demand] ?? 0) < (multipliers[demand] ?? 0) ? 0 : 1
  for (const candidate of choice)
    for (let at = siteStarts[candidate] ?? 0; at < (siteStarts[candidate + 1] ?? 0); at++) {
      const demand = siteDemand[at] ?? 0
      if ((siteCost[at] ?? 0) < (multipliers[demand] ?? 0)) subgradient[demand] = (subgradient[demand] ?? 0) - 1
    }
  let length = 0
  for (const one of subgradient) length += one * one
  return length
}
