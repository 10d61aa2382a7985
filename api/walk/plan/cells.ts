import type { Served } from './sums.ts'
import { asSums, CLOSED, GAP, NO_STREET_DATA, SERVED, servedOf } from './sums.ts'
import type { CellChange, PlanBase, PlanWeight } from './types.ts'

/** Before and after of every cell of a level that has a residence, by code. `prefixLength` is the level's: 4, 6, 9, 12 or more. */
export function cellChanges(
  { residences, cellCodes }: PlanBase,
  before: Served,
  after: Served,
  weight: PlanWeight,
  prefixLength: number,
): CellChange[] {
  const small = smallCells(residences, cellCodes.length, before, after, weight)
  const whole = new Map<string, number[]>()
  for (const [cell, code] of cellCodes.entries()) {
    const columns = small.subarray(cell * COLUMNS, (cell + 1) * COLUMNS)
    if (columns[HOMES] === 0) continue
    const prefix = code.slice(0, prefixLength)
    const sums = whole.get(prefix)
    if (sums === undefined) whole.set(prefix, [...columns])
    else for (const [column, amount] of columns.entries()) (sums[column] as number) += amount
  }
  const codes = [...whole.keys()].sort()
  return codes.map((code) => changeOf(code, whole.get(code) as number[]))
}

/** Columns of one cell: four states before, four after, then these. */
const AFTER = 4
const GAINED = 8
const LOST = 9
const HOMES = 10
const COLUMNS = 11

function smallCells(
  residences: PlanBase['residences'],
  count: number,
  before: Served,
  after: Served,
  weight: PlanWeight,
): Float64Array {
  const { people, cell } = residences
  const amounts = residences[weight]
  const sums = new Float64Array(count * COLUMNS)
  for (let row = 0; row < cell.length; row++) {
    if (cell[row] === -1) continue
    const at = (cell[row] as number) * COLUMNS
    const amount = amounts[row] as number
    const servedBefore = servedOf(row, amount, people, before)
    const servedAfter = servedOf(row, amount, people, after)
    ;(sums[at + SERVED] as number) += servedBefore
    ;(sums[at + (before.states[row] as number)] as number) += amount - servedBefore
    ;(sums[at + AFTER + SERVED] as number) += servedAfter
    ;(sums[at + AFTER + (after.states[row] as number)] as number) += amount - servedAfter
    ;(sums[at + (servedAfter > servedBefore ? GAINED : LOST)] as number) += Math.abs(servedAfter - servedBefore)
    ;(sums[at + HOMES] as number)++
  }
  return sums
}

function changeOf(code: string, sums: readonly number[]): CellChange {
  const at = (column: number) => sums[column] as number
  return {
    code,
    before: asSums(at(SERVED), at(CLOSED), at(GAP), at(NO_STREET_DATA)),
    after: asSums(at(AFTER + SERVED), at(AFTER + CLOSED), at(AFTER + GAP), at(AFTER + NO_STREET_DATA)),
    gained: at(GAINED),
    lost: at(LOST),
  }
}
