import type { Watch } from './budget.ts'
import { type IntegerProgram, solveProgram } from './integer-program.ts'
import { type MedianInstance, medianCost } from './interchange.ts'
import type { LagrangeBound } from './lagrange.ts'
import { leastOf, quotaRows } from './quota.ts'

/** More than this the solver cannot carry in its memory in the time people wait. */
const MOST_PAIRS = 400_000

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

/** Columns: candidates left, then pairs of demand and candidate, and of demand and what exists. Null where there are too many. */
function programOf(instance: MedianInstance, choose: number, best: readonly number[], left: Useful) {
  const { demandCount, starts, site, cost, base, quotas } = instance
  const open = [...new Set([...left.candidates, ...best])]
  const columnOf = new Map(open.map((candidate, column) => [candidate, column]))
  const program: IntegerProgram = {
    sense: 'minimise',
    columns: open.map(() => ({ cost: 0, upper: 1, whole: true })),
    rows: [],
  }
  const isBest = new Set(best)
  const start: number[] = open.map((candidate) => (isBest.has(candidate) ? 1 : 0))
  const all = open.map((_, column) => column)
  program.rows.push({ lower: choose, upper: choose, columns: all, values: all.map(() => 1) })
  program.rows.push(
    ...quotaRows({ group: Int32Array.from(open, (candidate) => quotas.group[candidate] ?? -1), least: quotas.least }),
  )
  for (let demand = 0; demand < demandCount; demand++) {
    const ways: { candidate: number; cost: number }[] = []
    for (let at = starts[demand] ?? 0; at < (starts[demand + 1] ?? 0); at++) {
      const way = { candidate: site[at] ?? 0, cost: cost[at] ?? 0 }
      if (isBest.has(way.candidate) || (columnOf.has(way.candidate) && left.isUsed(demand, way.cost))) ways.push(way)
    }
    const nearest = ways.find(({ candidate }) => isBest.has(candidate))
    const own = base[demand] ?? 0
    if (nearest === undefined || left.isUsed(demand, own)) ways.push({ candidate: -1, cost: own })
    const met: number[] = []
    for (const way of ways) {
      const column = program.columns.push({ cost: way.cost, upper: 1, whole: false }) - 1
      start.push(way === nearest || (nearest === undefined && way.candidate === -1) ? 1 : 0)
      met.push(column)
      const taken = columnOf.get(way.candidate)
      if (taken !== undefined)
        program.rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, columns: [column, taken], values: [1, -1] })
    }
    if (program.columns.length > MOST_PAIRS) return null
    program.rows.push({ lower: 1, upper: 1, columns: met, values: met.map(() => 1) })
  }
  return { program, start: Float64Array.from(start), open }
}
