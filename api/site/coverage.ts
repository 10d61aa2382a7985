import { type IntegerProgram, solveProgram } from './integer-program.ts'
import {
  candidatesOf,
  nearestCosts,
  type SitingAnswer,
  SitingError,
  type SitingProblem,
  totalWeight,
  weightWithin,
} from './problem.ts'

/** Demands that the same candidates bring within the limit, none of which an existing site does. */
interface Group {
  /** Positions among the candidates, ascending. */
  candidates: number[]
  weight: number
  demands: number[]
}

/**
 * Most weight within the limit by k more sites (maximal covering location, Church and ReVelle 1974): a start by greedy and swaps, then
 * branch and cut. Throws tooFewCandidates.
 */
export async function siteForCoverage(
  problem: SitingProblem,
  { choose, limit, seconds }: { choose: number; limit: number; seconds: number },
): Promise<SitingAnswer> {
  const candidates = enoughCandidates(problem, choose)
  const total = totalWeight(problem)
  const kept = weightWithin(problem, nearestCosts(problem, problem.existing), limit)
  const groups = groupsOf(problem, candidates, limit)
  const start = swapped(groups, candidates.length, greedy(groups, candidates.length, choose))
  const program = coveringProgram(groups, candidates.length, choose)
  const answer = await solveProgram(program, { start: columnsOf(groups, candidates.length, start), seconds })
  const picked = better(groups, start, answer.values, candidates.length)
  const sites = picked.map((at) => candidates[at] ?? 0).sort((a, b) => a - b)
  const covered = weightWithin(problem, nearestCosts(problem, [...problem.existing, ...sites]), limit)
  return {
    sites,
    objective: covered,
    covered,
    total,
    bound: answer.proven ? covered : kept + answer.bound,
    proven: answer.proven,
  }
}

/**
 * Fewest more sites that bring a share of the weight (all: 1) within the limit (set covering). Throws outOfReach with the demands that no
 * candidate has within the limit, and tooFewSites where more than `atMost` are needed.
 */
export async function siteForFullCover(
  problem: SitingProblem,
  { atMost, limit, seconds }: { atMost: number | null; limit: number; seconds: number },
): Promise<SitingAnswer> {
  const candidates = candidatesOf(problem)
  const groups = groupsOf(problem, candidates, limit)
  const beyond = groups.filter((group) => group.candidates.length === 0).flatMap(({ demands }) => demands)
  if (beyond.length > 0) {
    const names = beyond.map((demand) => problem.demands[demand] ?? '')
    throw new SitingError('outOfReach', `${names.length} demands have no site within ${limit}: ${listed(names)}`, names)
  }
  const start = greedy(groups, candidates.length, candidates.length)
  const program: IntegerProgram = {
    sense: 'minimise',
    columns: candidates.map(() => ({ cost: 1, upper: 1, binary: true })),
    rows: groups.map((group) => ({
      ...{ lower: 1, upper: Number.POSITIVE_INFINITY },
      columns: group.candidates,
      values: group.candidates.map(() => 1),
    })),
  }
  const colValue = new Float64Array(candidates.length)
  for (const at of start) colValue[at] = 1
  const answer = groups.length === 0 ? null : await solveProgram(program, { start: colValue, seconds })
  const solved = answer?.values ? picks(answer.values, candidates.length) : start
  const picked = groups.length === 0 ? [] : solved.length < start.length ? solved : start
  const bound = answer === null ? 0 : answer.proven ? picked.length : Math.ceil(answer.bound - 1e-6)
  if (atMost !== null && bound > atMost)
    throw new SitingError('tooFewSites', `${atMost} sites are not enough: at least ${bound} are needed`)
  const sites = picked.map((at) => candidates[at] ?? 0).sort((a, b) => a - b)
  const covered = weightWithin(problem, nearestCosts(problem, [...problem.existing, ...sites]), limit)
  return { sites, objective: sites.length, covered, total: totalWeight(problem), bound, proven: bound === sites.length }
}

export function enoughCandidates(problem: SitingProblem, choose: number): number[] {
  const candidates = candidatesOf(problem)
  if (choose <= candidates.length) return candidates
  throw new SitingError('tooFewCandidates', `${choose} sites cannot be chosen from ${candidates.length} candidates`)
}

const LISTED = 20
export const listed = (names: readonly string[]): string =>
  names.length <= LISTED ? names.join(', ') : `${names.slice(0, LISTED).join(', ')} and ${names.length - LISTED} more`

function groupsOf(problem: SitingProblem, candidates: readonly number[], limit: number): Group[] {
  const { demands, facilities, costs, weights } = problem
  const kept = nearestCosts(problem, problem.existing)
  const groups = new Map<string, Group>()
  for (let demand = 0; demand < demands.length; demand++) {
    if ((kept[demand] ?? 0) <= limit || (weights[demand] ?? 0) === 0) continue
    const row = demand * facilities.length
    const near = candidates.flatMap((facility, at) =>
      (costs[row + facility] ?? Number.POSITIVE_INFINITY) <= limit ? [at] : [],
    )
    const key = near.join()
    const group = groups.get(key) ?? { candidates: near, weight: 0, demands: [] }
    group.weight += weights[demand] ?? 0
    group.demands.push(demand)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Columns: candidates, then groups; a group counts where one of its candidates is taken. */
function coveringProgram(groups: readonly Group[], candidates: number, choose: number): IntegerProgram {
  const taken = Array.from({ length: candidates }, (_, at) => at)
  return {
    sense: 'maximise',
    columns: [
      ...taken.map(() => ({ cost: 0, upper: 1, binary: true })),
      ...groups.map(({ weight }) => ({ cost: weight, upper: 1, binary: false })),
    ],
    rows: [
      ...groups.map((group, at) => ({
        ...{ lower: Number.NEGATIVE_INFINITY, upper: 0 },
        columns: [candidates + at, ...group.candidates],
        values: [1, ...group.candidates.map(() => -1)],
      })),
      { lower: 0, upper: choose, columns: taken, values: taken.map(() => 1) },
    ],
  }
}

/** Groups by candidate. */
function groupsByCandidate(groups: readonly Group[], candidates: number): number[][] {
  const lists: number[][] = Array.from({ length: candidates }, () => [])
  for (const [at, group] of groups.entries()) for (const candidate of group.candidates) lists[candidate]?.push(at)
  return lists
}

/** The one that adds most, again and again, until nothing is added. */
function greedy(groups: readonly Group[], candidates: number, choose: number): number[] {
  const lists = groupsByCandidate(groups, candidates)
  const isCovered = new Uint8Array(groups.length)
  const picked: number[] = []
  while (picked.length < choose) {
    let [best, bestGain] = [-1, 0]
    for (const [candidate, list] of lists.entries()) {
      let gain = 0
      for (const group of list) if (!isCovered[group]) gain += groups[group]?.weight ?? 0
      if (gain > bestGain) [best, bestGain] = [candidate, gain]
    }
    if (best === -1) break
    picked.push(best)
    for (const group of lists[best] ?? []) isCovered[group] = 1
  }
  return picked
}

/** Exchanges one site for another as long as that covers more. */
function swapped(groups: readonly Group[], candidates: number, start: readonly number[]): number[] {
  const lists = groupsByCandidate(groups, candidates)
  const picked = [...start]
  const times = new Int32Array(groups.length)
  const add = (candidate: number, by: number) => {
    for (const group of lists[candidate] ?? []) times[group] = (times[group] ?? 0) + by
  }
  const gainOf = (candidate: number) =>
    (lists[candidate] ?? []).reduce((sum, group) => sum + (times[group] === 0 ? (groups[group]?.weight ?? 0) : 0), 0)
  for (const candidate of picked) add(candidate, 1)
  for (let improved = true; improved; ) {
    improved = false
    for (const [at, out] of picked.entries()) {
      add(out, -1)
      let [best, bestGain] = [out, gainOf(out)]
      for (let candidate = 0; candidate < candidates; candidate++) {
        const gain = gainOf(candidate)
        if (gain > bestGain * (1 + 1e-12)) [best, bestGain] = [candidate, gain]
      }
      add(best, 1)
      picked[at] = best
      improved ||= best !== out
    }
  }
  return picked
}

function columnsOf(groups: readonly Group[], candidates: number, picked: readonly number[]): Float64Array {
  const values = new Float64Array(candidates + groups.length)
  for (const at of picked) values[at] = 1
  for (const [at, group] of groups.entries())
    if (group.candidates.some((candidate) => values[candidate] === 1)) values[candidates + at] = 1
  return values
}

const picks = (values: Float64Array, candidates: number): number[] =>
  [...values.subarray(0, candidates).entries()].flatMap(([at, value]) => (value > 0.5 ? [at] : []))

function better(
  groups: readonly Group[],
  start: readonly number[],
  values: Float64Array | null,
  candidates: number,
): number[] {
  const weightOf = (picked: readonly number[]) => {
    const taken = new Set(picked)
    return groups.reduce((sum, group) => sum + (group.candidates.some((one) => taken.has(one)) ? group.weight : 0), 0)
  }
  const solved = values ? picks(values, candidates) : []
  return weightOf(solved) > weightOf(start) ? solved : [...start]
}
