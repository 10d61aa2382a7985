import type { MedianInstance } from './interchange.ts'
import { listed, nearestCosts, SitingError, type SitingProblem } from './problem.ts'
import type { Quotas } from './quota.ts'

/**
 * Demands that weigh something, with the candidates that are nearer to each than what exists. Throws outOfReach with the demands that
 * nothing reaches.
 */
export function medianInstance(
  problem: SitingProblem,
  candidates: readonly number[],
  quotas: Quotas,
): MedianInstance & { demands: number[] } {
  const { facilities, weights, pairs } = problem
  const kept = nearestCosts(problem, problem.existing)
  const rows = problem.demands.flatMap((_, demand) => ((weights[demand] ?? 0) > 0 ? [demand] : []))
  let finite = 1
  for (const cost of pairs.cost) if (cost !== Number.POSITIVE_INFINITY && cost > finite) finite = cost
  // Leaving one demand out must cost more than any way to meet it.
  const unreached = finite * 1e3 * Math.max(1, rows.length)
  const positions = new Int32Array(facilities.length).fill(-1)
  for (const [at, facility] of candidates.entries()) positions[facility] = at
  const base = new Float64Array(rows.length)
  const starts = new Int32Array(rows.length + 1)
  const [site, cost]: [number[], number[]] = [[], []]
  const unmet: string[] = []
  for (const [row, demand] of rows.entries()) {
    const weight = weights[demand] ?? 0
    const nearest = kept[demand] ?? Number.POSITIVE_INFINITY
    base[row] = weight * Math.min(nearest, unreached)
    const own: { position: number; cost: number }[] = []
    const end = pairs.starts[demand + 1] ?? 0
    for (let at = pairs.starts[demand] ?? 0; at < end; at++) {
      const position = positions[pairs.facility[at] ?? 0] ?? -1
      if (position !== -1 && (pairs.cost[at] ?? 0) < nearest) own.push({ position, cost: pairs.cost[at] ?? 0 })
    }
    if (nearest === Number.POSITIVE_INFINITY && own.length === 0) unmet.push(problem.demands[demand] ?? '')
    own.sort((a, b) => a.cost - b.cost)
    for (const one of own) {
      site.push(one.position)
      cost.push(weight * one.cost)
    }
    starts[row + 1] = site.length
  }
  if (unmet.length > 0)
    throw new SitingError('outOfReach', `${unmet.length} demands are out of every site's reach: ${listed(unmet)}`, {
      demands: unmet,
    })
  const byDemand = { starts, site: Int32Array.from(site), cost: Float64Array.from(cost) }
  return {
    ...{ candidates: [...candidates], demands: rows, demandCount: rows.length, base, quotas, ...byDemand },
    ...bySite(byDemand, candidates.length),
    isWhole: byDemand.cost.every(Number.isInteger) && base.every(Number.isInteger),
  }
}

function bySite({ starts, site, cost }: Pick<MedianInstance, 'starts' | 'site' | 'cost'>, candidates: number) {
  const siteStarts = new Int32Array(candidates + 1)
  for (const one of site) siteStarts[one + 1] = (siteStarts[one + 1] ?? 0) + 1
  for (let at = 0; at < candidates; at++) siteStarts[at + 1] = (siteStarts[at + 1] ?? 0) + (siteStarts[at] ?? 0)
  const next = siteStarts.slice()
  const siteDemand = new Int32Array(site.length)
  const siteCost = new Float64Array(site.length)
  for (let demand = 0; demand + 1 < starts.length; demand++)
    for (let at = starts[demand] ?? 0; at < (starts[demand + 1] ?? 0); at++) {
      const own = site[at] ?? 0
      const place = next[own] ?? 0
      next[own] = place + 1
      siteDemand[place] = demand
      siteCost[place] = cost[at] ?? 0
    }
  return { siteStarts, siteDemand, siteCost }
}
