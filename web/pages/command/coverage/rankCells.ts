import type { CellFigures } from '@wangge/api/contract'

export interface RankedCell {
  code: string
  name: string
  people: number
  peopleServed: number
  peopleGap: number
  peopleNoStreetData: number
  /** null where nobody lives. */
  rate: number | null
  isReliable: boolean
  labelPoint: [number, number] | null
}

export type RankBy = 'gap' | 'rate'

/** Columns of figures as rows. */
export function cellRows(figures: CellFigures): RankedCell[] {
  return figures.code.map((code, row) => {
    const people = figures.people[row] ?? 0
    const peopleServed = figures.peopleServed[row] ?? 0
    return {
      code,
      name: figures.name[row] ?? code,
      people,
      peopleServed,
      peopleGap: figures.peopleGap[row] ?? 0,
      peopleNoStreetData: figures.peopleNoStreetData[row] ?? 0,
      rate: people === 0 ? null : peopleServed / people,
      isReliable: figures.reliable[row] ?? true,
      labelPoint: figures.labelPoint[row] ?? null,
    }
  })
}

/** Worst first: most people in the gap, or the lowest rate. Cells where nobody lives come last; ties by code. */
export function rankCells(cells: readonly RankedCell[], by: RankBy): RankedCell[] {
  const rate = (cell: RankedCell): number => cell.rate ?? 2
  return [...cells].sort(
    (a, b) => (by === 'gap' ? b.peopleGap - a.peopleGap : rate(a) - rate(b)) || a.code.localeCompare(b.code),
  )
}
