import type { Watch } from './budget.ts'
import { type IntegerProgram, solveProgram } from './integer-program.ts'
import { type MedianInstance, medianCost } from './interchange.ts'
import type { LagrangeBound } from './lagrange.ts'
import { leastOf, quotaRows } from './quota.ts'

/** More than this the solver cannot carry in its memory in the time people wait. */
const MOST_COLUMNS = 400_000

interface ExactMedian {
  choice: number[] | null
  bound: number
  proven: boolean
}

/**
 * What is left between the best choice and the bound, by branch and cut: pairs and candidates whose reduced cost closes the gap by itself
 * are in no better choice and are left out. Null where too much is left.
 */
export async function exactMedian(
  instance: MedianInstance,
  choose: number,
  {
    best,
    bound,
    watch,
    onBetter,
  }: {
    best: readonly number[]
    bound: LagrangeBound
    watch: Watch
    onBetter: (choice: number[] | null, bound: number) => void
  },
): Promise<ExactMedian | null> {
  const cost = medianCost(instance, best)
  const made = programOf(instance, choose, best, useful(instance, choose, bound, cost))
  if (made === null) return null
  const { program, start, open } = made
  const choiceOf = (values: Float64Array | null) => (values ? open.filter((_, at) => (values[at] ?? 0) > 0.5) : null)
  const answer = await solveProgram(program, {
    ...{ start, watch, isWhole: instance.isWhole },
    onBetter: (values, dual) => onBetter(choiceOf(values), dual),
  })
  // Nothing better among what is left: then the best choice is the optimum.
  if (answer.infeasible) return { choice: null, bound: cost, proven: true }
  return { choice: choiceOf(answer.values), bound: answer.bound, proven: answer.proven }
}

interface Useful {
  candidates: number[]
  /** Of a pair. */
  isUsed(demand: number, cost: number): boolean
}

function useful(
  { candidates, quotas }: MedianInstance,
  choose: number,
  { value, multipliers, reduced }: LagrangeBound,
  cost: number,
): Useful {
  const gap = cost - value + 1e-6 * Math.abs(cost)
  // Taking a candidate in place of one that the relaxation took costs at least the difference.
  const last = leastOf(reduced, choose, quotas).reduce(
    (most, at) => Math.max(most, reduced[at] ?? 0),
    Number.NEGATIVE_INFINITY,
  )
  return {
    candidates: candidates.flatMap((_, at) => ((reduced[at] ?? 0) - last <= gap ? [at] : [])),
    isUsed: (demand, pairCost) => pairCost - (multipliers[demand] ?? 0) <= gap,
  }
}

/**
 * Columns: candidates left, then for each demand and each of its costs whether nothing as near meets it (Elloumi 2010: the bound of a column
 * a pair with far fewer of them), then a constant. Null where there are too many.
 */
function programOf(instance: MedianInstance, choose: number, best: readonly number[], left: Useful) {
  const { demandCount, quotas } = instance
  const open = [...new Set([...left.candidates, ...best])]
  const columnOf = new Map(open.map((candidate, column) => [candidate, column]))
  const isBest = new Set(best)
  const all = open.map((_, column) => column)
  const program: IntegerProgram = {
    sense: 'minimise',
    columns: open.map(() => ({ cost: 0, upper: 1, whole: true })),
    rows: [
      { lower: choose, upper: choose, columns: all, values: all.map(() => 1) },
      ...quotaRows({ group: Int32Array.from(open, (candidate) => quotas.group[candidate] ?? -1), least: quotas.least }),
    ],
  }
  const start: number[] = open.map((candidate) => (isBest.has(candidate) ? 1 : 0))
  let constant = 0
  for (let demand = 0; demand < demandCount; demand++) {
    const levels = levelsOf(instance, demand, { columnOf, isBest, left })
    constant += levels[0]?.cost ?? 0
    let [before, isMet] = [-1, false]
    for (const [at, { cost, sites, isAlways }] of levels.entries()) {
      const next = levels[at + 1]
      // What exists meets whatever nothing nearer has met.
      if (isAlways) break
      const columns = sites.map((site) => columnOf.get(site) ?? 0)
      const values = sites.map(() => 1)
      isMet ||= sites.some((site) => isBest.has(site))
      let unmet = -1
      if (next) {
        unmet = program.columns.push({ cost: next.cost - cost, upper: 1, whole: false }) - 1
        start.push(isMet ? 0 : 1)
        columns.push(unmet)
        values.push(1)
      }
      if (before !== -1) {
        columns.push(before)
        values.push(-1)
      }
      program.rows.push({ lower: before === -1 ? 1 : 0, upper: Number.POSITIVE_INFINITY, columns, values })
      before = unmet
    }
    if (program.columns.length > MOST_COLUMNS) return null
  }
  const column = program.columns.push({ cost: constant, upper: 1, whole: false }) - 1
  start.push(1)
  program.rows.push({ lower: 1, upper: 1, columns: [column], values: [1] })
  return { program, start: Float64Array.from(start), open }
}

interface Level {
  cost: number
  sites: number[]
  /** What exists does it. */
  isAlways: boolean
}

/** The costs at which a demand may be met, ascending, and by whom. */
function levelsOf(
  { starts, site, cost, base }: MedianInstance,
  demand: number,
  { columnOf, isBest, left }: { columnOf: Map<number, number>; isBest: Set<number>; left: Useful },
): Level[] {
  const levels: Level[] = []
  let isMetByBest = false
  for (let at = starts[demand] ?? 0; at < (starts[demand + 1] ?? 0); at++) {
    const [candidate, own] = [site[at] ?? 0, cost[at] ?? 0]
    if (!columnOf.has(candidate) || !(isBest.has(candidate) || left.isUsed(demand, own))) continue
    isMetByBest ||= isBest.has(candidate)
    const last = levels.at(-1)
    if (last && last.cost === own) last.sites.push(candidate)
    else levels.push({ cost: own, sites: [candidate], isAlways: false })
  }
  const own = base[demand] ?? 0
  if (!isMetByBest || left.isUsed(demand, own)) levels.push({ cost: own, sites: [], isAlways: true })
  return levels
}
