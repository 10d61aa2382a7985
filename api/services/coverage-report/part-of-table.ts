import type { PlanBase } from '../../walk/index.ts'
import type { PlanTable } from '../../walk/plan/table.ts'

/** How the residences of an area stand, in the order of their ids: copies of the columns of PlanTable. */
export interface Part {
  residences: PlanBase['residences']
  cellCodes: readonly string[]
  /** Index into PLAN_STATES. */
  states: Uint8Array
  /** Of a residence that is served in part, fewer than its people. */
  servedPeople: Int32Array
  /** Walk to the nearest point that counts now; NaN = none. */
  seconds: Float32Array
}

/** Those in the cells under a code prefix, as the table has them; all for ''. */
export function partOfTable(table: PlanTable, prefix: string): Part {
  const { residences, cellCodes } = table.base
  const { states, servedPeople, seconds } = table
  if (prefix === '') return { residences, cellCodes, states, servedPeople, seconds }
  const rows: number[] = []
  for (const [row, cell] of residences.cell.entries()) if (cellCodes[cell]?.startsWith(prefix)) rows.push(row)
  const pick = (column: ArrayLike<number>) => rows.map((row) => column[row] as number)
  const { id, lonLat, people, dwellings, vulnerable, cell } = residences
  return {
    residences: {
      id: rows.map((row) => id[row] as string),
      lonLat: Float64Array.from(rows.flatMap((row) => [lonLat[2 * row] as number, lonLat[2 * row + 1] as number])),
      people: Int32Array.from(pick(people)),
      dwellings: Int32Array.from(pick(dwellings)),
      vulnerable: Int32Array.from(pick(vulnerable)),
      cell: Int32Array.from(pick(cell)),
    },
    cellCodes,
    states: Uint8Array.from(pick(states)),
    servedPeople: Int32Array.from(pick(servedPeople)),
    seconds: Float32Array.from(pick(seconds)),
  }
}
