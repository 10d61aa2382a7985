import { type IntegerProgram, solveProgram } from './integer-program.ts'
import { type MedianInstance, medianCost } from './interchange.ts'
import type { LagrangeBound } from './lagrange.ts'

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
  { best, bound, seconds }: { best: readonly number[]; bound: LagrangeBound; seconds: number },
): Promise<ExactMedian | null> {
  const cost = medianCost(instance, best)
  const left = useful(instance, choose, bound, cost)
  const { program, start, open } = programOf(instance, choose, best, left)
  if (program.columns.length > MOST_PAIRS) return null
  const answer = await solveProgram(program, { start, seconds })
  // Nothing better among what is left: then the best choice is the optimum.
  if (answer.infeasible) return { choice: null, bound: cost, proven: true }
  const choice = answer.values ? open.filter((_, at) => (answer.values?.[at] ?? 0) > 0.5) : null
  return { choice, bound: answer.bound, proven: answer.proven }
}

interface Useful {
  candidates: number[]
  isUsed(demand: number, candidate: number): boolean
  isBase(demand: number): boolean
}

function useful(
  { candidates, costs, base }: MedianInstance,
  choose: number,
  { value, multipliers, reduced }: LagrangeBound,
  cost: number,
): Useful {
  const gap = cost - value + 1e-6 * Math.abs(cost)
  const last = [...reduced].sort((a, b) => a - b)[choose - 1] ?? 0
  return {
    candidates: candidates.flatMap((_, at) => ((reduced[at] ?? 0) - last <= gap ? [at] : [])),
    isUsed: (demand, candidate) =>
      (costs[demand * candidates.length + candidate] ?? 0) - (multipliers[demand] ?? 0) <= gap,
    isBase: (demand) => (base[demand] ?? 0) - (multipliers[demand] ?? 0) <= gap,
  }
}

/** Columns: candidates left, then pairs of demand and candidate, and of demand and what exists. */
function programOf(instance: MedianInstance, choose: number, best: readonly number[], left: Useful) {
  const { candidates, demandCount, costs, base } = instance
  const open = [...new Set([...left.candidates, ...best])]
  const columnOf = new Map(open.map((candidate, column) => [candidate, column]))
  const program: IntegerProgram = {
    sense: 'minimise',
    columns: open.map(() => ({ cost: 0, upper: 1, binary: true })),
    rows: [],
  }
  const isBest = new Set(best)
  const start: number[] = open.map((candidate) => (isBest.has(candidate) ? 1 : 0))
  const all = open.map((_, column) => column)
  program.rows.push({ lower: choose, upper: choose, columns: all, values: all.map(() => 1) })
  for (let demand = 0; demand < demandCount; demand++) {
    const ways = open
      .filter((candidate) => isBest.has(candidate) || left.isUsed(demand, candidate))
      .map((candidate) => ({ candidate, cost: costs[demand * candidates.length + candidate] ?? 0 }))
    ways.push({ candidate: -1, cost: base[demand] ?? 0 })
    const nearest = ways
      .filter(({ candidate }) => candidate === -1 || isBest.has(candidate))
      .sort((a, b) => a.cost - b.cost)[0]
    const met: number[] = []
    for (const way of ways) {
      if (way.candidate === -1 && way !== nearest && !left.isBase(demand)) continue
      const column = program.columns.push({ cost: way.cost, upper: 1, binary: false }) - 1
      start.push(way === nearest ? 1 : 0)
      met.push(column)
      const site = columnOf.get(way.candidate)
      if (site !== undefined)
        program.rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, columns: [column, site], values: [1, -1] })
    }
    program.rows.push({ lower: 1, upper: 1, columns: met, values: met.map(() => 1) })
  }
  return { program, start: Float64Array.from(start), open }
}
