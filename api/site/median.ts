import { enoughCandidates, listed } from './coverage.ts'
import { exactMedian } from './exact-median.ts'
import { exchange, greedyMedian, type MedianInstance, medianCost } from './interchange.ts'
import { type LagrangeBound, lagrangeBound } from './lagrange.ts'
import {
  nearestCosts,
  type SitingAnswer,
  SitingError,
  type SitingProblem,
  totalWeight,
  weightWithin,
} from './problem.ts'

/**
 * Least sum of weight × cost to the nearest of the existing sites and k more (p-median, Hakimi 1964). A start by greedy and interchange, a
 * bound by Lagrangian relaxation (Cornuejols, Fisher and Nemhauser 1977), which also drops what no better choice can use; branch and cut
 * closes what is left. Throws tooFewCandidates; outOfReach and tooFewSites with the demands that cannot be met.
 */
export async function siteForMedian(
  problem: SitingProblem,
  { choose, limit, seconds, now }: { choose: number; limit: number | null; seconds: number; now: () => number },
): Promise<SitingAnswer> {
  const endsAt = now() + seconds * 1000
  const instance = instanceOf(problem, enoughCandidates(problem, choose))
  let best = exchange(instance, greedyMedian(instance, choose))
  const bound = lagrangeBound(instance, choose, medianCost(instance, best), {
    isOver: () => now() > endsAt - 0.5 * seconds * 1000,
    onChoice: (choice) => {
      const improved = exchange(instance, choice)
      if (medianCost(instance, improved) < medianCost(instance, best)) best = improved
      return medianCost(instance, best)
    },
  })
  const answer = await closed(instance, choose, { best, bound, seconds: (endsAt - now()) / 1000 })
  return present(problem, instance, answer, limit)
}

interface Choice {
  best: number[]
  bound: number
  proven: boolean
}

async function closed(
  instance: MedianInstance,
  choose: number,
  { best, bound, seconds }: { best: number[]; bound: LagrangeBound; seconds: number },
): Promise<Choice> {
  const cost = medianCost(instance, best)
  if (isSame(bound.bound, cost)) return { best, bound: cost, proven: true }
  const exact = seconds > 1 ? await exactMedian(instance, choose, { best, bound, seconds }) : null
  if (exact === null) return { best, bound: bound.bound, proven: false }
  const [found, foundCost] =
    exact.choice && medianCost(instance, exact.choice) < cost
      ? [exact.choice, medianCost(instance, exact.choice)]
      : [best, cost]
  return { best: found, bound: exact.proven ? foundCost : Math.max(bound.bound, exact.bound), proven: exact.proven }
}

/** To the nine digits that sums of a few thousand numbers keep. */
const isSame = (bound: number, cost: number): boolean => cost - bound <= 1e-9 * Math.abs(cost)

function instanceOf(problem: SitingProblem, candidates: readonly number[]): MedianInstance {
  const { facilities, demands, weights, costs } = problem
  const kept = nearestCosts(problem, problem.existing)
  const rows = demands.flatMap((_, demand) => ((weights[demand] ?? 0) > 0 ? [demand] : []))
  const unmet: string[] = []
  const finite = costs.reduce((most, cost) => (cost !== Number.POSITIVE_INFINITY && cost > most ? cost : most), 1)
  // Leaving one demand out must cost more than any way to meet it.
  const unreached = finite * 1e3 * Math.max(1, rows.length)
  const matrix = new Float64Array(rows.length * candidates.length)
  const base = new Float64Array(rows.length)
  for (const [row, demand] of rows.entries()) {
    const weight = weights[demand] ?? 0
    let nearest = kept[demand] ?? Number.POSITIVE_INFINITY
    base[row] = weight * Math.min(nearest, unreached)
    for (const [at, facility] of candidates.entries()) {
      const cost = costs[demand * facilities.length + facility] ?? Number.POSITIVE_INFINITY
      nearest = Math.min(nearest, cost)
      matrix[row * candidates.length + at] = weight * Math.min(cost, unreached)
    }
    if (nearest === Number.POSITIVE_INFINITY) unmet.push(demands[demand] ?? '')
  }
  if (unmet.length > 0)
    throw new SitingError(
      'outOfReach',
      `${unmet.length} demands are out of every site's reach: ${listed(unmet)}`,
      unmet,
    )
  return {
    candidates: [...candidates],
    demandCount: rows.length,
    costs: matrix,
    base,
    isWhole: [...matrix, ...base].every(Number.isInteger),
  }
}

function present(
  problem: SitingProblem,
  instance: MedianInstance,
  { best, bound, proven }: Choice,
  limit: number | null,
): SitingAnswer {
  const sites = best.map((at) => instance.candidates[at] ?? 0).sort((a, b) => a - b)
  const nearest = nearestCosts(problem, [...problem.existing, ...sites])
  const { weights, demands } = problem
  const unmet = demands.filter(
    (_, demand) => (weights[demand] ?? 0) > 0 && nearest[demand] === Number.POSITIVE_INFINITY,
  )
  if (unmet.length > 0)
    throw new SitingError(
      'tooFewSites',
      `No choice of ${sites.length} sites was found that reaches ${listed(unmet)}`,
      unmet,
    )
  const objective = nearest.reduce(
    (sum, cost, demand) => sum + ((weights[demand] ?? 0) > 0 ? cost * (weights[demand] ?? 0) : 0),
    0,
  )
  return {
    ...{ sites, objective, proven },
    covered: weightWithin(problem, nearest, limit ?? Number.POSITIVE_INFINITY),
    total: totalWeight(problem),
    bound: proven ? objective : Math.min(bound, objective),
  }
}
