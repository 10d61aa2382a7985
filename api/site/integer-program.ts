import highsLoader from 'highs'

/** An integer program, built row by row. Columns are 0 or more; `binary` ones 0 or 1. */
export interface IntegerProgram {
  sense: 'minimise' | 'maximise'
  columns: { cost: number; upper: number; binary: boolean }[]
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

/**
 * Solves it with HiGHS (branch and cut, one thread) from a start that is known, within a time limit. An optimum that is proved is exact
 * to one part in a thousand million.
 */
export async function solveProgram(
  program: IntegerProgram,
  { start, seconds }: { start: Float64Array | null; seconds: number },
): Promise<ProgramAnswer> {
  loading ??= highsLoader()
  const highs = await loading
  const { columns, rows } = program
  const starts = new Int32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.columns.length
  const { minimize, maximize } = highs.constants.objectiveSense
  const { continuous, integer } = highs.constants.variableType
  const finite = (value: number) =>
    Math.abs(value) === Number.POSITIVE_INFINITY ? Math.sign(value) * highs.infinity : value
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
      matrix: {
        ...{ format: 'csr', numRows: rows.length, numCols: columns.length, starts },
        indices: Int32Array.from(rows.flatMap((row) => row.columns)),
        values: Float64Array.from(rows.flatMap((row) => row.values)),
      },
      integrality: columns.map(({ binary }) => (binary ? integer : continuous)),
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: RELATIVE_GAP, mip_abs_gap: 1e-6 })
      if (start) model.setSolution({ colValue: start })
      model.run()
      const status = model.getModelStatus()
      const { optimal, infeasible } = highs.constants.modelStatus
      const hasSolution = Number(model.info.get('primal_solution_status')) === FEASIBLE_POINT
      const worst = program.sense === 'maximise' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
      const bound = Number(model.info.get('mip_dual_bound'))
      return {
        values: hasSolution ? Float64Array.from(model.getSolution().colValue) : null,
        objective: model.getObjectiveValue(),
        bound: Math.abs(bound) < highs.infinity ? bound : worst,
        proven: status === optimal,
        infeasible: status === infeasible,
      }
    },
  )
}

let loading: ReturnType<typeof highsLoader> | null = null
const RELATIVE_GAP = 1e-9
/** HiGHS's code of a primal solution that holds every row. */
const FEASIBLE_POINT = 2
