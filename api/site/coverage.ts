import { type Budget, Watch } from './budget.ts'
import { siteWithRoom } from './capacity.ts'
import { coverOf, greedyCover, swapped } from './cover-heuristics.ts'
import { type CoverInstance, coverInstance } from './cover-instance.ts'
import { type IntegerProgram, solveProgram } from './integer-program.ts'
import {
  enoughCandidates,
  nearestCosts,
  type SitingAnswer,
  type SitingProblem,
  totalWeight,
  weightWithin,
} from './problem.ts'
import { quotaRows, quotasOf } from './quota.ts'

/**
 * Most weight within the limit by at most k more sites (maximal covering location, Church and ReVelle 1974; with capacities, a demand may
 * be shared): a start by greedy and swaps, then branch and cut. Throws tooFewCandidates, quotaNotFeasible.
 */
export async function siteForCoverage(
  problem: SitingProblem,
  { choose, limit, ...budget }: { choose: number; limit: number } & Budget,
): Promise<SitingAnswer> {
  const watch = new Watch(budget)
  const candidates = enoughCandidates(problem, choose)
  const quotas = quotasOf(problem, candidates, choose)
  if (problem.capacities) return siteWithRoom(problem, { objective: 'coverage', choose, limit, share: 1 }, watch)
  const kept = weightWithin(problem, nearestCosts(problem, problem.existing), limit)
  const instance = coverInstance(problem, { candidates, quotas, limit })
  const within = { kept, total: totalWeight(problem) }
  let best = swapped(instance, greedyCover(instance, choose), watch)
  let bound = kept + boundBySum(instance, choose)
  const say = () => ({ sites: sitesOf(instance, best), objective: kept + coverOf(instance, best), bound })
  watch.tell(say, true)
  const isDone = kept + coverOf(instance, best) >= bound
  if (!isDone) {
    const answer = await solveProgram(coveringProgram(instance, choose), {
      start: columnsOf(instance, best),
      watch,
      isWhole: instance.isWhole,
      onBetter: (values, dual) => {
        bound = Math.min(bound, kept + dual)
        best = better(instance, best, values)
        watch.tell(say, values !== null)
      },
    })
    best = better(instance, best, answer.values)
    const reached = kept + coverOf(instance, best)
    bound = answer.proven ? reached : Math.max(reached, Math.min(bound, wholeOf(instance, kept + answer.bound)))
  }
  const sites = sitesOf(instance, best)
  const covered = weightWithin(problem, nearestCosts(problem, [...problem.existing, ...sites]), limit)
  const isProven = isDone || bound <= covered
  return {
    sites,
    objective: covered,
    covered,
    total: within.total,
    bound: isProven ? covered : bound,
    proven: isProven,
  }
}

/** No k sites cover more than the k largest do by themselves. */
function boundBySum({ groups, groupsOf }: CoverInstance, choose: number): number {
  const own = groupsOf.map((list) => list.reduce((sum, group) => sum + (groups[group]?.weight ?? 0), 0))
  const most = own
    .sort((a, b) => b - a)
    .slice(0, choose)
    .reduce((sum, one) => sum + one, 0)
  return Math.min(
    most,
    groups.reduce((sum, { sites, weight }) => sum + (sites.length > 0 ? weight : 0), 0),
  )
}

const wholeOf = ({ isWhole }: CoverInstance, bound: number): number => (isWhole ? Math.floor(bound + 1e-6) : bound)

/** Columns: sites, then groups; a group counts where one of its sites is taken. */
function coveringProgram({ groups, facilities, quotas }: CoverInstance, choose: number): IntegerProgram {
  const taken = [...facilities.keys()]
  return {
    sense: 'maximise',
    columns: [
      ...taken.map(() => ({ cost: 0, upper: 1, whole: true })),
      ...groups.map(({ weight }) => ({ cost: weight, upper: 1, whole: false })),
    ],
    rows: [
      ...groups.map(({ sites }, at) => ({
        ...{ lower: Number.NEGATIVE_INFINITY, upper: 0 },
        columns: [facilities.length + at, ...sites],
        values: [1, ...sites.map(() => -1)],
      })),
      { lower: 0, upper: choose, columns: taken, values: taken.map(() => 1) },
      ...quotaRows(quotas),
    ],
  }
}

function columnsOf({ groups, groupsOf, facilities }: CoverInstance, picked: readonly number[]): Float64Array {
  const values = new Float64Array(facilities.length + groups.length)
  for (const site of picked) {
    values[site] = 1
    for (const group of groupsOf[site] ?? []) values[facilities.length + group] = 1
  }
  return values
}

function better(instance: CoverInstance, best: number[], values: Float64Array | null): number[] {
  if (!values) return best
  const solved = [...instance.facilities.keys()].filter((site) => (values[site] ?? 0) > 0.5)
  return coverOf(instance, solved) > coverOf(instance, best) ? solved : best
}

/** Facilities, ascending; those that add nothing and that no minimum asks for are left out. */
function sitesOf(instance: CoverInstance, picked: readonly number[]): number[] {
  return picked.map((site) => instance.facilities[site] ?? 0).sort((a, b) => a - b)
}
