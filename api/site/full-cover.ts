import { type Budget, Watch } from './budget.ts'
import { siteWithRoom } from './capacity.ts'
import { coverOf, greedyCover } from './cover-heuristics.ts'
import { type CoverInstance, coverInstance } from './cover-instance.ts'
import { type IntegerProgram, solveProgram } from './integer-program.ts'
import { neededWeight, tooFewSites } from './needed.ts'
import {
  candidatesOf,
  listed,
  nearestCosts,
  type SitingAnswer,
  SitingError,
  type SitingProblem,
  totalWeight,
  weightWithin,
} from './problem.ts'
import { QuotaCount, quotaRows, quotasOf } from './quota.ts'

/**
 * Fewest more sites that bring a share of the weight (1 = all) within the limit (set covering, and its partial form). Throws outOfReach
 * with the demands that no candidate has within the limit where they are needed, tooFewSites where more than `atMost` are needed,
 * notEnoughRoom where the capacities of all candidates together do not do, quotaNotFeasible.
 */
export async function siteForFullCover(
  problem: SitingProblem,
  { atMost, share = 1, limit, ...budget }: { atMost: number | null; share?: number; limit: number } & Budget,
): Promise<SitingAnswer> {
  const watch = new Watch(budget)
  const candidates = candidatesOf(problem)
  const quotas = quotasOf(problem, candidates, atMost)
  if (problem.capacities) return siteWithRoom(problem, { objective: 'full-cover', choose: atMost, limit, share }, watch)
  const total = totalWeight(problem)
  const kept = weightWithin(problem, nearestCosts(problem, problem.existing), limit)
  const instance = coverInstance(problem, { candidates, quotas, limit })
  const need = neededWeight(problem, share) - kept
  assertReachable(problem, instance, need, limit)
  let best = pruned(instance, greedyCover(instance, candidates.length, need), need)
  const wanted = quotas.least.reduce((sum, least) => sum + least, 0)
  let bound = Math.max(wanted, need > 0 ? 1 : 0)
  const say = () => ({ sites: facilitiesOf(instance, best), objective: best.length, bound })
  watch.tell(say, true)
  if (best.length > bound) {
    const keep = (values: Float64Array | null, dual: number) => {
      bound = Math.max(bound, Math.ceil(dual - 1e-6))
      const solved = values ? [...instance.facilities.keys()].filter((site) => (values[site] ?? 0) > 0.5) : best
      if (solved.length < best.length && coverOf(instance, solved) >= need) best = solved
      watch.tell(say, values !== null)
    }
    const program = coveringProgram(instance, share === 1 ? null : need)
    const start = columnsOf(instance, best, program.columns.length)
    const answer = await solveProgram(program, { start, watch, isWhole: true, onBetter: keep })
    keep(answer.values, answer.bound)
    if (answer.proven) bound = best.length
  }
  if (atMost !== null && bound > atMost) throw tooFewSites(atMost, bound)
  const sites = facilitiesOf(instance, best)
  const covered = weightWithin(problem, nearestCosts(problem, [...problem.existing, ...sites]), limit)
  return { sites, objective: sites.length, covered, total, bound, proven: bound === sites.length }
}

function assertReachable(problem: SitingProblem, { groups }: CoverInstance, need: number, limit: number): void {
  const beyond = groups.filter(({ sites }) => sites.length === 0)
  const reachable = groups.reduce((sum, { sites, weight }) => sum + (sites.length > 0 ? weight : 0), 0)
  if (beyond.length === 0 || reachable >= need) return
  const demands = beyond.flatMap((group) => group.demands).map((demand) => problem.demands[demand] ?? '')
  throw new SitingError('outOfReach', `${demands.length} demands have no site within ${limit}: ${listed(demands)}`, {
    demands,
  })
}

/** Without the sites that are not needed, the last one taken first. */
function pruned(instance: CoverInstance, picked: readonly number[], need: number): number[] {
  let left = [...picked]
  const count = new QuotaCount(instance.quotas, picked)
  for (const site of [...picked].reverse()) {
    const without = left.filter((one) => one !== site)
    count.remove(site)
    if (count.missing === 0 && coverOf(instance, without) >= need) left = without
    else count.add(site)
  }
  return left
}

/** Columns: sites, then for a share the groups, each of which counts where one of its sites is taken. */
function coveringProgram({ groups, facilities, quotas }: CoverInstance, need: number | null): IntegerProgram {
  const open = Number.POSITIVE_INFINITY
  const sites = facilities.map(() => ({ cost: 1, upper: 1, whole: true }))
  if (need === null) {
    const rows = groups.map((group) => ({
      ...{ lower: 1, upper: open },
      columns: [...group.sites],
      values: group.sites.map(() => 1),
    }))
    return { sense: 'minimise', columns: sites, rows: [...rows, ...quotaRows(quotas)] }
  }
  const counted = [...groups.keys()].map((at) => facilities.length + at)
  return {
    sense: 'minimise',
    columns: [...sites, ...groups.map(() => ({ cost: 0, upper: 1, whole: false }))],
    rows: [
      ...groups.map((group, at) => ({
        ...{ lower: Number.NEGATIVE_INFINITY, upper: 0 },
        columns: [facilities.length + at, ...group.sites],
        values: [1, ...group.sites.map(() => -1)],
      })),
      { lower: need, upper: open, columns: counted, values: groups.map(({ weight }) => weight) },
      ...quotaRows(quotas),
    ],
  }
}

function columnsOf({ groupsOf, facilities }: CoverInstance, picked: readonly number[], columns: number): Float64Array {
  const values = new Float64Array(columns)
  for (const site of picked) {
    values[site] = 1
    if (columns > facilities.length) for (const group of groupsOf[site] ?? []) values[facilities.length + group] = 1
  }
  return values
}

const facilitiesOf = ({ facilities }: CoverInstance, picked: readonly number[]): number[] =>
  picked.map((site) => facilities[site] ?? 0).sort((a, b) => a - b)
