import type { MedianInstance } from './interchange.ts'

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

const ROUNDS = 1500
const PATIENCE = 25
const LEAST_STEP = 1e-4

/**
 * Relaxes that each demand is met exactly once, and moves the prices of doing so by subgradients. `onChoice` is shown the sites that the
 * relaxation would take, and answers what the best choice costs by then.
 */
export function lagrangeBound(
  instance: MedianInstance,
  choose: number,
  known: number,
  { isOver, onChoice }: { isOver(): boolean; onChoice(choice: number[]): number },
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
      Object.assign(best, { bound: value, value, multipliers: multipliers.slice(), reduced: reduced.slice() })
      sinceBetter = 0
    } else if (++sinceBetter > PATIENCE) [step, sinceBetter] = [step / 2, 0]
    if (round % 20 === 0) cost = Math.min(cost, onChoice(choice))
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
function startingPrices({ candidates, demandCount, costs, base }: MedianInstance): Float64Array {
  return Float64Array.from({ length: demandCount }, (_, demand) => {
    let [least, next] = [base[demand] ?? 0, Number.POSITIVE_INFINITY]
    for (let candidate = 0; candidate < candidates.length; candidate++) {
      const cost = costs[demand * candidates.length + candidate] ?? 0
      if (cost < least) [next, least] = [least, cost]
      else if (cost < next) next = cost
    }
    return next === Number.POSITIVE_INFINITY ? least : next
  })
}

/** The relaxation's value and the k candidates it takes; `reduced` is filled. */
function relaxed(
  { candidates, demandCount, costs, base }: MedianInstance,
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
    const row = demand * candidates.length
    for (let candidate = 0; candidate < candidates.length; candidate++) {
      const gain = (costs[row + candidate] ?? 0) - price
      if (gain < 0) reduced[candidate] = (reduced[candidate] ?? 0) + gain
    }
  }
  const choice = candidates
    .map((_, at) => at)
    .sort((a, b) => (reduced[a] ?? 0) - (reduced[b] ?? 0))
    .slice(0, choose)
  for (const candidate of choice) value += reduced[candidate] ?? 0
  return { choice, value }
}

/** How often each demand is met too seldom; answers the square of its length. */
function slope(
  { candidates, demandCount, costs, base }: MedianInstance,
  choice: readonly number[],
  multipliers: Float64Array,
  subgradient: Float64Array,
): number {
  let length = 0
  for (let demand = 0; demand < demandCount; demand++) {
    const price = multipliers[demand] ?? 0
    let unmet = (base[demand] ?? 0) < price ? 0 : 1
    for (const candidate of choice) if ((costs[demand * candidates.length + candidate] ?? 0) < price) unmet--
    subgradient[demand] = unmet
    length += unmet * unmet
  }
  return length
}
