import type { PlanBaseAnswer } from '@wangge/api/contract'
import { PLAN_STATES, type PlanState } from '@wangge/api/walk'
import type { PlanAnswer } from '../state/table.ts'

/** Figures that a list of residences stands behind. */
export const PLAN_FIGURES = ['all', 'served', 'closed', 'gap', 'noStreetData', 'rate', 'gained', 'lost'] as const
export type PlanFigureName = (typeof PLAN_FIGURES)[number]
export type PlanWhen = 'before' | 'after'

type Ground = Pick<PlanBaseAnswer, 'residences' | 'cellCodes'>
type States = Pick<PlanAnswer, 'states' | 'statesBefore'>

/**
 * Rows of the residences that a figure counts, in the order of the base. `area` is a code or the part of it that names a level; '' =
 * everywhere. A residence served in part, for want of room, is among the closed.
 */
export function residenceRows(
  { residences, cellCodes }: Ground,
  { states, statesBefore }: States,
  figure: PlanFigureName,
  when: PlanWhen,
  area = '',
): number[] {
  const isCounted = counts(figure)
  const now = when === 'before' ? statesBefore : states
  const found: number[] = []
  for (let row = 0; row < residences.id.length; row++) {
    const is = PLAN_STATES[now[row] ?? -1]
    const was = PLAN_STATES[statesBefore[row] ?? -1]
    const will = PLAN_STATES[states[row] ?? -1]
    if (!is || !was || !will || !isCounted(is, was, will)) continue
    if (area === '' || (cellCodes[residences.cell[row] ?? -1] ?? '').startsWith(area)) found.push(row)
  }
  return found
}

type Counts = (is: PlanState, before: PlanState, after: PlanState) => boolean

function counts(figure: PlanFigureName): Counts {
  switch (figure) {
    case 'all':
      return () => true
    case 'rate':
      return (is) => is === 'served'
    case 'gained':
      return (_, before, after) => before !== 'served' && after === 'served'
    case 'lost':
      return (_, before, after) => before === 'served' && after !== 'served'
    default:
      return (is) => is === figure
  }
}

export interface RowOrder {
  by: 'people' | 'seconds'
  isDescending: boolean
}

/** Sorted by people or by the walk; those without a walk come last either way. Ties keep the base's order. */
export function sortRows(
  rows: readonly number[],
  people: readonly number[],
  seconds: ArrayLike<number>,
  { by, isDescending }: RowOrder,
): number[] {
  const sign = isDescending ? -1 : 1
  const value = (row: number): number => (by === 'people' ? people[row] : seconds[row]) ?? Number.NaN
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b
    return sign * (one - other) || a - b
  })
}
