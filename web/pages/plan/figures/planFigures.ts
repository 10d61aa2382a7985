import type { PlanSums, PlanWeight } from '@wangge/api/walk'
import type { PlanAnswer } from '../state/table.ts'
import type { PlanFigureName, PlanWhen } from './residenceRows.ts'

export interface FigureSums {
  before: PlanSums
  after: PlanSums
  gained: number
  lost: number
}

const NO_SUMS: PlanSums = { all: 0, served: 0, closed: 0, gap: 0, noStreetData: 0 }

/** Sums of an area in the settings' weight, or of everybody; null while cells are not known, as during a drag. */
export function figureSums(answer: PlanAnswer | null, weight: PlanWeight, area = ''): FigureSums | null {
  if (!answer) return null
  if (area === '') {
    const [before, after] = [answer.before[weight], answer.after[weight]]
    const cells = answer.cells ?? []
    const gained = cells.reduce((sum, cell) => sum + cell.gained, 0)
    const lost = cells.reduce((sum, cell) => sum + cell.lost, 0)
    // Homes outside every cell change with the rest, but no cell tells of them.
    const outside = after.served - before.served - gained + lost
    return { before, after, gained: gained + Math.max(0, outside), lost: lost + Math.max(0, -outside) }
  }
  return (
    answer.cells
      ?.filter(({ code }) => code.startsWith(area))
      .reduce<FigureSums>(
        (sum, cell) => ({
          before: added(sum.before, cell.before),
          after: added(sum.after, cell.after),
          gained: sum.gained + cell.gained,
          lost: sum.lost + cell.lost,
        }),
        { before: NO_SUMS, after: NO_SUMS, gained: 0, lost: 0 },
      ) ?? null
  )
}

/** The number itself, a share for the rate; null while it is not known. */
export function figureValue(
  answer: PlanAnswer | null,
  weight: PlanWeight,
  figure: PlanFigureName,
  when: PlanWhen,
  area = '',
): number | null {
  const sums = figureSums(answer, weight, area)
  if (!sums) return null
  const now = sums[when]
  switch (figure) {
    case 'gained':
    case 'lost':
      return sums[figure]
    case 'rate':
      return now.all > 0 ? now.served / now.all : null
    default:
      return now[figure]
  }
}

export const added = (one: PlanSums, other: PlanSums): PlanSums => ({
  all: one.all + other.all,
  served: one.served + other.served,
  closed: one.closed + other.closed,
  gap: one.gap + other.gap,
  noStreetData: one.noStreetData + other.noStreetData,
})
