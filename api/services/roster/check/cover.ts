import type { CheckedCellRow } from '@wangge/db/queries/roster-check'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { RosterCheck, Shift } from '../../../contract/index.ts'
import { prefixOf } from '../../scopes.ts'

const { prefecture, county, township, community } = LEVEL_CODE_LENGTH
const LENGTHS = [prefecture, county, township, community]

/** Codes of everything that a cell lies in, itself included, as prefixes: 1505, 150502, 150502100, 150502100001, 15050210000101. */
export function prefixesOf(code: string): string[] {
  const above = LENGTHS.filter((length) => length < code.length).map((length) => code.slice(0, length))
  return [...above, code]
}

/** Prefix that a cell's code stands for, by its level; a code that names no cell in sight stands for itself. */
export function prefixNames(cells: readonly CheckedCellRow[]): (code: string) => string {
  const names = new Map(cells.map((cell) => [cell.code, prefixOf(cell)]))
  return (code) => names.get(code) ?? code
}

/** Small cells, and communities without any: each must have a team. */
export function leavesOf(cells: readonly CheckedCellRow[]): CheckedCellRow[] {
  const divided = new Set(cells.filter(({ level }) => level === 'cell').map(({ code }) => code.slice(0, community)))
  return cells.filter(({ level, code }) => level === 'cell' || (level === 'community' && !divided.has(code)))
}

type Cover = Pick<RosterCheck, 'gaps' | 'doubleCover'>

/**
 * Cells without a team, and cells with two or more, by day and kind of shift. A team put on a community, or on anything wider, covers
 * all cells in it; one put on a township or wider is its reserve and doubles nobody.
 */
export function checkCover(
  shifts: readonly Shift[],
  { cells, days, kinds }: { cells: readonly CheckedCellRow[]; days: readonly string[]; kinds: readonly string[] },
): Cover {
  const leaves = leavesOf(cells)
  const nameOf = prefixNames(cells)
  const cover: Cover = { gaps: [], doubleCover: [] }
  for (const day of days) {
    for (const kind of kinds) {
      const teamsAt = teamsByPrefix(
        shifts.filter((shift) => shift.day === day && shift.kind === kind),
        nameOf,
      )
      const empty = leaves.filter(({ code }) => !prefixesOf(code).some((prefix) => teamsAt.has(prefix)))
      if (empty.length > 0) cover.gaps.push({ day, kind, cells: empty.map(({ code, name }) => ({ code, name })) })
      for (const { code, name } of leaves) {
        const near = prefixesOf(code).filter((prefix) => prefix.length >= community)
        const teamIds = [...new Set(near.flatMap((prefix) => teamsAt.get(prefix) ?? []))]
        if (teamIds.length > 1) cover.doubleCover.push({ day, kind, code, name, teamIds })
      }
    }
  }
  return cover
}

function teamsByPrefix(shifts: readonly Shift[], nameOf: (code: string) => string): Map<string, string[]> {
  const teams = new Map<string, string[]>()
  for (const { teamId, cellCodes } of shifts) {
    for (const code of cellCodes) {
      const prefix = nameOf(code)
      const known = teams.get(prefix)
      if (known) known.push(teamId)
      else teams.set(prefix, [teamId])
    }
  }
  return teams
}
