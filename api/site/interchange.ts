/** Weighted costs of meeting each demand: by a candidate, or by what exists already. */
export interface MedianInstance {
  /** The facility each candidate is. */
  candidates: number[]
  demandCount: number
  /** At demand × candidates + candidate. */
  costs: Float64Array
  /** By the nearest existing site; very large where none reaches it. */
  base: Float64Array
  /** Whether every cost is a whole number: then so is the optimum. */
  isWhole: boolean
}

/** What a choice of candidates costs. */
export function medianCost(
  { candidates, demandCount, costs, base }: MedianInstance,
  choice: readonly number[],
): number {
  let sum = 0
  for (let demand = 0; demand < demandCount; demand++) {
    let nearest = base[demand] ?? 0
    for (const candidate of choice) nearest = Math.min(nearest, costs[demand * candidates.length + candidate] ?? 0)
    sum += nearest
  }
  return sum
}

/** The candidate that saves most, k times. */
export function greedyMedian({ candidates, demandCount, costs, base }: MedianInstance, choose: number): number[] {
  const nearest = Float64Array.from(base)
  const choice: number[] = []
  while (choice.length < choose) {
    const savings = new Float64Array(candidates.length)
    for (let demand = 0; demand < demandCount; demand++) {
      const now = nearest[demand] ?? 0
      const row = demand * candidates.length
      for (let candidate = 0; candidate < candidates.length; candidate++) {
        const saving = now - (costs[row + candidate] ?? 0)
        if (saving > 0) savings[candidate] = (savings[candidate] ?? 0) + saving
      }
    }
    for (const taken of choice) savings[taken] = Number.NEGATIVE_INFINITY
    const best = savings.indexOf(Math.max(...savings))
    choice.push(best)
    for (let demand = 0; demand < demandCount; demand++)
      nearest[demand] = Math.min(nearest[demand] ?? 0, costs[demand * candidates.length + best] ?? 0)
  }
  return choice
}

/** Exchanges one site of a choice for another as long as that saves anything (Whitaker's fast interchange, 1983). */
export function exchange(instance: MedianInstance, start: readonly number[]): number[] {
  const { candidates, demandCount, costs } = instance
  const choice = [...start]
  if (choice.length === 0) return choice
  const positions = new Int32Array(candidates.length).fill(-1)
  for (const [position, candidate] of choice.entries()) positions[candidate] = position
  const [first, second] = [new Float64Array(demandCount), new Float64Array(demandCount)]
  const by = new Int32Array(demandCount)
  const loss = new Float64Array(choice.length)
  for (;;) {
    nearestTwo(instance, choice, { first, second, by })
    let [bestOut, bestIn, bestSaving] = [-1, -1, 1e-9 * sumOf(first)]
    for (let candidate = 0; candidate < candidates.length; candidate++) {
      if ((positions[candidate] ?? 0) !== -1) continue
      let saved = 0
      loss.fill(0)
      for (let demand = 0; demand < demandCount; demand++) {
        const cost = costs[demand * candidates.length + candidate] ?? 0
        const now = first[demand] ?? 0
        const position = by[demand] ?? -1
        if (cost < now) saved += now - cost
        else if (position !== -1) loss[position] = (loss[position] ?? 0) + Math.min(cost, second[demand] ?? 0) - now
      }
      const least = Math.min(...loss)
      if (saved - least > bestSaving) [bestOut, bestIn, bestSaving] = [loss.indexOf(least), candidate, saved - least]
    }
    if (bestIn === -1) return choice
    positions[choice[bestOut] ?? 0] = -1
    positions[bestIn] = bestOut
    choice[bestOut] = bestIn
  }
}

interface Nearest {
  first: Float64Array
  second: Float64Array
  /** Position in the choice of the nearest one; -1 = an existing site. */
  by: Int32Array
}

function nearestTwo(
  { candidates, demandCount, costs, base }: MedianInstance,
  choice: readonly number[],
  { first, second, by }: Nearest,
): void {
  for (let demand = 0; demand < demandCount; demand++) {
    let [nearest, next, position] = [base[demand] ?? 0, Number.POSITIVE_INFINITY, -1]
    for (const [at, candidate] of choice.entries()) {
      const cost = costs[demand * candidates.length + candidate] ?? 0
      if (cost < nearest) [next, nearest, position] = [nearest, cost, at]
      else if (cost < next) next = cost
    }
    first[demand] = nearest
    second[demand] = next
    by[demand] = position
  }
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
