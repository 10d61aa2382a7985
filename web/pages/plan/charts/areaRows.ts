import type { CellChange, PlanSums } from '@wangge/api/walk'
import { added } from '../figures/planFigures.ts'

export interface AreaRow {
  code: string
  before: PlanSums
  after: PlanSums
  gained: number
  lost: number
}

/** Cells summed up by the first characters of their codes: 9 = township, 12 = community. */
export function areaRows(cells: readonly CellChange[], prefixLength: number): AreaRow[] {
  const found = new Map<string, AreaRow>()
  for (const { code: own, before, after, gained, lost } of cells) {
    const code = own.slice(0, prefixLength)
    const sum = found.get(code)
    found.set(
      code,
      sum
        ? {
            code,
            before: added(sum.before, before),
            after: added(sum.after, after),
            gained: sum.gained + gained,
            lost: sum.lost + lost,
          }
        : { code, before, after, gained, lost },
    )
  }
  return [...found.values()]
}

export const AREA_COLUMNS = ['name', 'all', 'rate', 'gap', 'closed', 'change'] as const
export type AreaColumn = (typeof AREA_COLUMNS)[number]

/** Rows by a column; equal ones by code, so that the order is always the same. */
export function sortAreas(
  rows: readonly AreaRow[],
  nameOf: (code: string) => string,
  { by, isDescending }: { by: AreaColumn; isDescending: boolean },
): AreaRow[] {
  const sign = isDescending ? -1 : 1
  const compare = (a: AreaRow, b: AreaRow): number =>
    by === 'name' ? nameOf(a.code).localeCompare(nameOf(b.code), 'zh') : columnOf(a, by) - columnOf(b, by)
  return [...rows].sort((a, b) => sign * compare(a, b) || (a.code < b.code ? -1 : 1))
}

function columnOf({ before, after }: AreaRow, by: Exclude<AreaColumn, 'name'>): number {
  switch (by) {
    case 'rate':
      return after.all > 0 ? after.served / after.all : -1
    case 'change':
      return after.served - before.served
    default:
      return after[by]
  }
}
