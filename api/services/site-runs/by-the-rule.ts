import type { Drafts } from './draft-of.ts'
import type { AskedProblem } from './problem-of.ts'

interface Asked {
  drafts: Drafts
  problem: AskedProblem['problem']
  candidates: number
  /** What no choice serves more than. */
  most: number
  isOver: () => boolean
}

/**
 * With limited room people go to their nearest point by the stated rule, not to where the whole is served best: sites are exchanged as long as
 * the rule itself serves more, in the time that is left.
 */
export function improvedByRule(
  start: readonly number[],
  { drafts, problem, candidates, most, isOver }: Asked,
): number[] {
  let best = [...start]
  let served = drafts.servedBy(best)
  const groupOf = (site: number) => problem.quota?.group[site]
  for (let improved = true; improved && served < most; ) {
    improved = false
    for (let at = 0; at < best.length; at++)
      for (let site = 0; site < candidates && served < most; site++) {
        if (isOver()) return best
        if (best.includes(site) || (problem.quota && groupOf(site) !== groupOf(best[at] ?? -1))) continue
        const tried = best.with(at, site)
        const reached = drafts.servedBy(tried)
        if (reached > served) [best, served, improved] = [tried, reached, true]
      }
  }
  return best
}

/** More sites, the one that the rule serves most with first, until it serves as much as is needed or no more are allowed. */
export function grownByRule(
  start: readonly number[],
  { drafts, candidates, isOver, need, atMost }: Omit<Asked, 'most' | 'problem'> & { need: number; atMost: number },
): number[] {
  let sites = [...start]
  let served = drafts.servedBy(sites)
  while (served < need && sites.length < atMost && !isOver()) {
    let [best, most] = [-1, served]
    for (let site = 0; site < candidates && !isOver(); site++) {
      if (sites.includes(site)) continue
      const reached = drafts.servedBy([...sites, site])
      if (reached > most) [best, most] = [site, reached]
    }
    if (best === -1) break
    sites = [...sites, best]
    served = most
  }
  return sites
}
