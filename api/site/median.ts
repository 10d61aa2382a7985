import { type Budget, Watch } from './budget.ts'
import { siteWithRoom } from './capacity.ts'
import { exactMedian } from './exact-median.ts'
import { exchange, greedyMedian, type MedianInstance, medianCost } from './interchange.ts'
import { type LagrangeBound, lagrangeBound } from './lagrange.ts'
import { medianInstance } from './median-instance.ts'
import {
  enoughCandidates,
  listed,
  nearestCosts,
  type SitingAnswer,
  SitingError,
  type SitingProblem,
  totalWeight,
  weightWithin,
} from './problem.ts'
import { quotasOf } from './quota.ts'

/**
 * Least sum of weight × cost to the nearest of the existing sites and k more (p-median, Hakimi 1964; with capacities, a demand may be
 * shared). A start by greedy and interchange, a bound by Lagrangian relaxation (Cornuejols, Fisher and Nemhauser 1977), which also drops
 * what no better choice can use; branch and cut closes what is left. Throws tooFewCandidates, quotaNotFeasible; outOfReach, tooFewSites
 * and notEnoughRoom with the demands that cannot be met.
 */
export async function siteForMedian(
  problem: SitingProblem,
  { choose, limit, ...budget }: { choose: number; limit: number | null } & Budget,
): Promise<SitingAnswer> {
  const watch = new Watch(budget)
  const candidates = enoughCandidates(problem, choose)
  const quotas = quotasOf(problem, candidates, choose)
  if (problem.capacities) return siteWithRoom(problem, { objective: 'median', choose, limit, share: 1 }, watch)
  const instance = medianInstance(problem, candidates, quotas)
  let best = exchange(instance, greedyMedian(instance, choose), watch)
  const tell = (bound: number, matters = false) =>
    watch.tell(() => ({ sites: facilitiesOf(instance, best), objective: medianCost(instance, best), bound }), matters)
  const half = 0.5 * watch.secondsLeft
  const bound = lagrangeBound(instance, choose, medianCost(instance, best), {
    isOver: () => watch.secondsLeft <= half,
    onChoice: (choice, dual) => {
      const improved = exchange(instance, choice, watch)
      const isBetter = medianCost(instance, improved) < medianCost(instance, best)
      if (isBetter) best = improved
      tell(dual, isBetter)
      return medianCost(instance, best)
    },
  })
  const answer = await closed(instance, choose, { best, bound, watch })
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
  { best, bound, watch }: { best: number[]; bound: LagrangeBound; watch: Watch },
): Promise<Choice> {
  const cost = medianCost(instance, best)
  if (isSame(bound.bound, cost)) return { best, bound: cost, proven: true }
  let [found, foundCost, dual] = [best, cost, bound.bound]
  const onBetter = (choice: number[] | null, reached: number) => {
    dual = Math.max(dual, Math.min(reached, foundCost))
    const isBetter = choice !== null && choice.length === best.length && medianCost(instance, choice) < foundCost
    if (isBetter) [found, foundCost] = [choice, medianCost(instance, choice)]
    watch.tell(() => ({ sites: facilitiesOf(instance, found), objective: foundCost, bound: dual }), isBetter)
  }
  const exact = watch.secondsLeft > 1 ? await exactMedian(instance, choose, { best, bound, watch, onBetter }) : null
  if (exact === null) return { best, bound: bound.bound, proven: false }
  onBetter(exact.choice, exact.bound)
  return { best: found, bound: exact.proven ? foundCost : dual, proven: exact.proven }
}

/** To the nine digits that sums of a few thousand numbers keep. */
const isSame = (bound: number, cost: number): boolean => cost - bound <= 1e-9 * Math.abs(cost)

function present(
  problem: SitingProblem,
  instance: MedianInstance,
  { best, bound, proven }: Choice,
  limit: number | null,
): SitingAnswer {
  const sites = facilitiesOf(instance, best)
  const nearest = nearestCosts(problem, [...problem.existing, ...sites])
  const { weights, demands } = problem
  const unmet = demands.filter(
    (_, demand) => (weights[demand] ?? 0) > 0 && nearest[demand] === Number.POSITIVE_INFINITY,
  )
  if (unmet.length > 0)
    throw new SitingError('tooFewSites', `No choice of ${sites.length} sites was found that reaches ${listed(unmet)}`, {
      demands: unmet,
    })
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

const facilitiesOf = ({ candidates }: MedianInstance, choice: readonly number[]): number[] =>
  choice.map((at) => candidates[at] ?? 0).sort((a, b) => a - b)
