import type { Watch } from './budget.ts'
import type { CoverInstance } from './cover-instance.ts'
import { QuotaCount } from './quota.ts'

/** The site that adds most, again and again, until nothing is added or `enough` is reached; the minima of groups are held. */
export function greedyCover(
  { groups, groupsOf, quotas }: CoverInstance,
  choose: number,
  enough = Number.POSITIVE_INFINITY,
): number[] {
  const isCovered = new Uint8Array(groups.length)
  const count = new QuotaCount(quotas)
  const isPicked = new Uint8Array(groupsOf.length)
  const picked: number[] = []
  let covered = 0
  while (picked.length < choose && (covered < enough || count.missing > 0)) {
    let [best, bestGain] = [-1, count.missing > 0 ? -1 : 0]
    for (const [site, list] of groupsOf.entries()) {
      if (isPicked[site] === 1 || !count.mayAdd(site, choose - picked.length)) continue
      let gain = 0
      for (const group of list) if (isCovered[group] === 0) gain += groups[group]?.weight ?? 0
      if (gain > bestGain) [best, bestGain] = [site, gain]
    }
    if (best === -1) break
    picked.push(best)
    isPicked[best] = 1
    count.add(best)
    covered += Math.max(0, bestGain)
    for (const group of groupsOf[best] ?? []) isCovered[group] = 1
  }
  return picked
}

/** Exchanges one site for another as long as that covers more. */
export function swapped({ groups, groupsOf, quotas }: CoverInstance, start: readonly number[], watch: Watch): number[] {
  const picked = [...start]
  const count = new QuotaCount(quotas, start)
  const times = new Int32Array(groups.length)
  const add = (site: number, by: number) => {
    for (const group of groupsOf[site] ?? []) times[group] = (times[group] ?? 0) + by
  }
  const gainOf = (site: number) => {
    let gain = 0
    for (const group of groupsOf[site] ?? []) if (times[group] === 0) gain += groups[group]?.weight ?? 0
    return gain
  }
  for (const site of picked) add(site, 1)
  for (let improved = true; improved; ) {
    improved = false
    for (const [at, out] of picked.entries()) {
      if (watch.isOver) return picked
      add(out, -1)
      let [best, bestGain] = [out, gainOf(out)]
      for (let site = 0; site < groupsOf.length; site++) {
        const gain = gainOf(site)
        if (gain > bestGain * (1 + 1e-12) && count.mayExchange(out, site)) [best, bestGain] = [site, gain]
      }
      add(best, 1)
      picked[at] = best
      count.remove(out)
      count.add(best)
      improved ||= best !== out
    }
  }
  return picked
}

/** Weight that a choice brings within the limit. */
export function coverOf({ groups, groupsOf }: CoverInstance, picked: readonly number[]): number {
  const isCovered = new Uint8Array(groups.length)
  let covered = 0
  for (const site of picked)
    for (const group of groupsOf[site] ?? []) {
      if (isCovered[group] === 0) covered += groups[group]?.weight ?? 0
      isCovered[group] = 1
    }
  return covered
}
