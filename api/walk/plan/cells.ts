import type { Standing } from './standing.ts'
import { addRow, noSums, servedOf } from './sums.ts'
import type { CellChange, PlanBase, PlanWeight } from './types.ts'

/** Before and after of every cell of a level that has a residence, by code. `prefixLength` is the level's: 4, 6, 9, 12 or more. */
export function cellChanges(
  { residences, cellCodes }: PlanBase,
  before: Standing,
  after: Standing,
  weight: PlanWeight,
  prefixLength: number,
): CellChange[] {
  const changes = new Map<string, CellChange>()
  const ofCell = cellCodes.map((code) => code.slice(0, prefixLength))
  const amounts = residences[weight]
  const { people, cell } = residences
  for (let row = 0; row < cell.length; row++) {
    const code = ofCell[cell[row] as number]
    if (code === undefined) continue
    let change = changes.get(code)
    if (change === undefined) {
      change = { code, before: noSums(), after: noSums(), gained: 0, lost: 0 }
      changes.set(code, change)
    }
    addRow(change.before, row, amounts, people, before)
    addRow(change.after, row, amounts, people, after)
    const amount = amounts[row] as number
    const more = servedOf(row, amount, people, after) - servedOf(row, amount, people, before)
    if (more > 0) change.gained += more
    else change.lost -= more
  }
  return [...changes.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
