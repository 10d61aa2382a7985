import type { Watch } from './budget.ts'
import { QuotaCount, type Quotas } from './quota.ts'

/** Weighted costs of meeting each demand: by a candidate, or by what exists already. Pairs that cost no less than that are left out. */
export interface MedianInstance {
  /** The facility each candidate is. */
  candidates: number[]
  demandCount: number
  /** Pair i of demand d for starts[d] ≤ i < starts[d + 1], by ascending cost. */
  starts: Int32Array
  site: Int32Array
  cost: Float64Array
  /** The same pairs by candidate: demand and cost. */
  siteStarts: Int32Array
  siteDemand: Int32Array
  siteCost: Float64Array
  /** By the nearest existing site; very large where none reaches it. */
  base: Float64Array
  quotas: Quotas
  /** Whether every cost is a whole number: then so is the optimum. */
  isWhole: boolean
}

/** What a choice of candidates costs. */
export function medianCost(
  { siteStarts, siteDemand, siteCost, base }: MedianInstance,
  choice: readonly number[],
): number {
  const nearest = base.slice()
  for (const candidate of choice)
    for (let at = siteStarts[candidate] ?? 0; at < (siteStarts[candidate + 1] ?? 0); at++) {
      const demand = siteDemand[at] ?? 0
      nearest[demand] = Math.min(nearest[demand] ?? 0, siteCost[at] ?? 0)
    }
  return sumOf(nearest)
}

/** The candidate that saves most, k times, the minima of groups held. */
export function greedyMedian(instance: MedianInstance, choose: number): number[] {
  const { candidates, siteStarts, siteDemand, siteCost, base, quotas } = instance
  const nearest = base.slice()
  const count = new QuotaCount(quotas)
  const isTaken = new Uint8Array(candidates.length)
  const choice: number[] = []
  while (choice.length < choose) {
    let [best, bestSaving] = [-1, -1]
    for (let candidate = 0; candidate < candidates.length; candidate++) {
      if (isTaken[candidate] === 1 || !count.mayAdd(candidate, choose - choice.length)) continue
      let saving = 0
      const end = siteStarts[candidate + 1] ?? 0
      for (let at = siteStarts[candidate] ?? 0; at < end; at++)
        saving += Math.max(0, (nearest[siteDemand[at] ?? 0] ?? 0) - (siteCost[at] ?? 0))
      if (saving > bestSaving) [best, bestSaving] = [candidate, saving]
    }
    if (best === -1) break
    choice.push(best)
    count.add(best)
    isTaken[best] = 1
    for (let at = siteStarts[best] ?? 0; at < (siteStarts[best + 1] ?? 0); at++) {
      const demand = siteDemand[at] ?? 0
      nearest[demand] = Math.min(nearest[demand] ?? 0, siteCost[at] ?? 0)
    }
  }
  return choice
}

/** Exchanges one site of a choice for another as long as that saves anything (Whitaker's fast interchange, 1983). */
export function exchange(instance: MedianInstance, start: readonly number[], watch: Watch): number[] {
  const { candidates, demandCount, siteStarts, siteDemand, siteCost, quotas } = instance
  const choice = [...start]
  const count = new QuotaCount(quotas, choice)
  const isTaken = new Uint8Array(candidates.length)
  for (const candidate of choice) isTaken[candidate] = 1
  const near: Nearest = {
    first: new Float64Array(demandCount),
    second: new Float64Array(demandCount),
    by: new Int32Array(demandCount),
  }
  const { first, second, by } = near
  const leaving = new Float64Array(choice.length)
  const loss = new Float64Array(choice.length)
  while (choice.length > 0 && !watch.isOver) {
    nearestTwo(instance, choice, near)
    // What taking a site away costs, where nothing comes instead.
    leaving.fill(0)
    for (let demand = 0; demand < demandCount; demand++) {
      const position = by[demand] ?? -1
      if (position !== -1) leaving[position] = (leaving[position] ?? 0) + (second[demand] ?? 0) - (first[demand] ?? 0)
    }
    let [bestOut, bestIn, bestSaving] = [-1, -1, 1e-9 * sumOf(first)]
    for (let candidate = 0; candidate < candidates.length; candidate++) {
      if (isTaken[candidate] === 1) continue
      let saved = 0
      loss.set(leaving)
      const end = siteStarts[candidate + 1] ?? 0
      for (let at = siteStarts[candidate] ?? 0; at < end; at++) {
        const demand = siteDemand[at] ?? 0
        const cost = siteCost[at] ?? 0
        const now = first[demand] ?? 0
        const next = second[demand] ?? 0
        if (cost >= next) continue
        const position = by[demand] ?? -1
        if (cost < now) saved += now - cost
        if (position !== -1) loss[position] = (loss[position] ?? 0) + Math.max(cost, now) - next
      }
      for (let out = 0; out < choice.length; out++) {
        if (saved - (loss[out] ?? 0) <= bestSaving || !count.mayExchange(choice[out] ?? 0, candidate)) continue
        ;[bestOut, bestIn, bestSaving] = [out, candidate, saved - (loss[out] ?? 0)]
      }
    }
    if (bestIn === -1) return choice
    const out = choice[bestOut] ?? 0
    isTaken[out] = 0
    isTaken[bestIn] = 1
    count.remove(out)
    count.add(bestIn)
    choice[bestOut] = bestIn
  }
  return choice
}

interface Nearest {
  first: Float64Array
  second: Float64Array
  /** Position in the choice of the nearest one; -1 = an existing site. */
  by: Int32Array
}

function nearestTwo(
  { siteStarts, siteDemand, siteCost, base }: MedianInstance,
  choice: readonly number[],
  { first, second, by }: Nearest,
): void {
  first.set(base)
  second.fill(Number.POSITIVE_INFINITY)
  by.fill(-1)
  for (const [position, candidate] of choice.entries())
    for (let at = siteStarts[candidate] ?? 0; at < (siteStarts[candidate + 1] ?? 0); at++) {
      const demand = siteDemand[at] ?? 0
      const cost = siteCost[at] ?? 0
      if (cost < (first[demand] ?? 0)) {
        second[demand] = first[demand] ?? 0
        first[demand] = cost
        by[demand] = position
      } else if (cost < (second[demand] ?? 0)) second[demand] = cost
    }
}

export const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
