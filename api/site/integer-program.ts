import highsLoader from 'highs'
import type { Watch } from './budget.ts'

/** An integer program, built row by row. Columns are 0 or more; `whole` ones whole numbers. */
export interface IntegerProgram {
  sense: 'minimise' | 'maximise'
  columns: { cost: number; upper: number; whole: boolean }[]
  rows: { lower: number; upper: number; columns: number[]; values: number[] }[]
}

export interface ProgramAnswer {
  /** Values of the best solution found, by column; null where none was. */
  values: Float64Array | null
  objective: number
  /** No solution is better. */
  bound: number
  proven: boolean
  infeasible: boolean
}

interface SolveOptions {
  start: Float64Array | null
  watch: Watch
  /** Whether the objective of every solution is a whole number: then a bound less than one away proves it. */
  isWhole?: boolean
  /** Told of every better solution, and of the bound, while it works. */
  onBetter?: (values: Float64Array | null, bound: number) => void
}

/**
 * Solves it with HiGHS (branch and cut, one thread) from a start that is known, within the time left. An optimum that is proved is exact
 * to one part in a thousand million.
 */
export async function solveProgram(
  program: IntegerProgram,
  { start, watch, isWhole = false, onBetter = () => {} }: SolveOptions,
): Promise<ProgramAnswer> {
  loading ??= highsLoader()
  const highs = await loading
  const { minimize, maximize } = highs.constants.objectiveSense
  const { continuous, integer } = highs.constants.variableType
  const { mipImprovingSolution, mipLogging, mipInterrupt, simplexInterrupt } = highs.constants.callbackType
  const finite = (value: number) =>
    Math.abs(value) === Number.POSITIVE_INFINITY ? Math.sign(value) * highs.infinity : value
  const worst = program.sense === 'maximise' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const boundOf = (value: unknown) => (Math.abs(Number(value)) < highs.infinity ? Number(value) : worst)
  const { columns, rows } = program
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      sense: program.sense === 'maximise' ? maximize : minimize,
      colCost: Float64Array.from(columns, ({ cost }) => cost),
      colLower: new Float64Array(columns.length),
      colUpper: Float64Array.from(columns, ({ upper }) => finite(upper)),
      rowLower: Float64Array.from(rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(rows, ({ upper }) => finite(upper)),
      matrix: { format: 'csr', numRows: rows.length, numCols: columns.length, ...matrixOf(rows) },
      integrality: columns.map(({ whole }) => (whole ? integer : continuous)),
    },
    (model) => {
      const time_limit = Math.max(LEAST_SECONDS, watch.secondsLeft)
      const mip_abs_gap = isWhole ? 1 - 1e-4 : 1e-6
      model.options.set({ output_flag: false, time_limit, mip_rel_gap: RELATIVE_GAP, mip_abs_gap })
      if (start) model.setSolution({ colValue: start })
      const stopIfAsked = (event: { interrupt(): void }) => {
        if (watch.isStopped) event.interrupt()
        return undefined
      }
      model.run({
        [mipInterrupt]: stopIfAsked,
        [simplexInterrupt]: stopIfAsked,
        [mipImprovingSolution]({ data }) {
          onBetter(data.mip_solution ?? null, boundOf(data.mip_dual_bound))
        },
        [mipLogging]({ data }) {
          onBetter(null, boundOf(data.mip_dual_bound))
        },
      })
      const status = model.getModelStatus()
      const { optimal, infeasible } = highs.constants.modelStatus
      const hasSolution = Number(model.info.get('primal_solution_status')) === FEASIBLE_POINT
      return {
        values: hasSolution ? Float64Array.from(model.getSolution().colValue) : null,
        objective: model.getObjectiveValue(),
        bound: boundOf(model.info.get('mip_dual_bound')),
        proven: status === optimal,
        infeasible: status === infeasible,
      }
    },
  )
}

function matrixOf(rows: IntegerProgram['rows']): { starts: Int32Array; indices: Int32Array; values: Float64Array } {
  const starts = new Int32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.columns.length
  const indices = new Int32Array(starts.at(-1) ?? 0)
  const values = new Float64Array(indices.length)
  for (const [at, row] of rows.entries()) {
    indices.set(row.columns, starts[at] ?? 0)
    values.set(row.values, starts[at] ?? 0)
  }
  return { starts, indices, values }
}

let loading: ReturnType<typeof highsLoader> | null = null
const RELATIVE_GAP = 1e-9
/** Without any time HiGHS would not even take the start. */
const LEAST_SECONDS = 0.05
/** HiGHS's code of a primal solution that holds every row. */
const FEASIBLE_POINT = 2
