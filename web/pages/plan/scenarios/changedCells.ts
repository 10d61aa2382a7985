import type { CellChange, PlanSums } from '@wangge/api/walk'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'

export const CELL_SORTS = ['area', 'before', 'after', 'gained', 'lost'] as const
export type CellSort = (typeof CELL_SORTS)[number]

/** A community whose figures change; its name is the page's. */
export interface ChangedCell {
  code: string
  name: string
  before: PlanSums
  after: PlanSums
  gained: number
  lost: number
}

/** Communities in which somebody gains or loses, whatever level they were counted by. */
export function changedCells(cells: readonly CellChange[], nameOf: (code: string) => string): ChangedCell[] {
  const found = new Map<string, ChangedCell>()
  for (const cell of cells) {
    const code = cell.code.slice(0, LEVEL_CODE_LENGTH.community)
    const known = found.get(code)
    const { gained, lost } = cell
    found.set(code, {
      code,
      name: known?.name ?? nameOf(code),
      before: known ? plus(known.before, cell.before) : cell.before,
      after: known ? plus(known.after, cell.after) : cell.after,
      gained: (known?.gained ?? 0) + gained,
      lost: (known?.lost ?? 0) + lost,
    })
  }
  return [...found.values()].filter(({ gained, lost }) => gained > 0 || lost > 0)
}

/** Names rise, figures fall; equal ones by code, so that the order never wavers. */
export function sortedCells(cells: readonly ChangedCell[], sort: CellSort): ChangedCell[] {
  const figureOf = (cell: ChangedCell): number => {
    if (sort === 'before' || sort === 'after') return cell[sort].served
    return sort === 'lost' ? cell.lost : cell.gained
  }
  return cells.toSorted((a, b) =>
    sort === 'area' ? a.name.localeCompare(b.name, 'zh') : figureOf(b) - figureOf(a) || (a.code < b.code ? -1 : 1),
  )
}

/** With a head, for spreadsheets: UTF-8 with its mark, CRLF, fields in quotes where they must be. */
export function cellsCsv(cells: readonly ChangedCell[], head: readonly string[]): string {
  const rows = cells.map(({ code, name, before, after, gained, lost }) => [
    ...[code, name, before.all, before.served, after.served, gained, lost].map(String),
  ])
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** A value that a spreadsheet would read as a formula is made text. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const plus = (one: PlanSums, other: PlanSums): PlanSums => ({
  all: one.all + other.all,
  served: one.served + other.served,
  closed: one.closed + other.closed,
  gap: one.gap + other.gap,
  noStreetData: one.noStreetData + other.noStreetData,
})
