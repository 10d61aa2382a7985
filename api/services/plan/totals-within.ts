import type { PlanTotals } from '../../walk/index.ts'
import { totalsOf } from '../../walk/plan/sums.ts'
import type { PlanTable } from '../../walk/plan/table.ts'

/** Totals of the residences in the cells under a code prefix, as the scenario has them; of all for ''. */
export function totalsWithin(table: PlanTable, prefix: string): PlanTotals {
  if (prefix === '') return table.totals().after
  const { residences, cellCodes } = table.base
  const rows: number[] = []
  for (const [row, cell] of residences.cell.entries()) if (cellCodes[cell]?.startsWith(prefix)) rows.push(row)
  const pick = (column: ArrayLike<number>) => Int32Array.from(rows, (row) => column[row] ?? 0)
  const { people, dwellings, vulnerable } = residences
  const part = { ...residences, people: pick(people), dwellings: pick(dwellings), vulnerable: pick(vulnerable) }
  return totalsOf(part, { states: Uint8Array.from(pick(table.states)), servedPeople: pick(table.servedPeople) })
}
