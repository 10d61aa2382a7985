import type { Pairs } from '../index.ts'

/** Pairs of a full table, demand by demand; those of infinite cost are left out. */
export function densePairs(costs: ArrayLike<number>, facilities: number): Pairs {
  const demands = facilities === 0 ? 0 : costs.length / facilities
  const starts = new Int32Array(demands + 1)
  const [facility, cost]: [number[], number[]] = [[], []]
  for (let demand = 0; demand < demands; demand++) {
    for (let at = 0; at < facilities; at++) {
      const one = costs[demand * facilities + at] ?? 0
      if (one === Number.POSITIVE_INFINITY) continue
      facility.push(at)
      cost.push(one)
    }
    starts[demand + 1] = cost.length
  }
  return { starts, facility: Int32Array.from(facility), cost: Float64Array.from(cost) }
}
