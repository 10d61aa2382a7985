import type { CheckedCellRow, CheckedTeamRow, LoadRow } from '@wangge/db/queries/roster-check'
import type { RosterCheck, Shift } from '../../../contract/index.ts'
import { leavesOf, prefixesOf, prefixNames } from './cover.ts'

type Balance = RosterCheck['balance'][number]

const HOUR_MS = 3_600_000

/** What a team's shifts add up to; `prefixes` is what they cover, nothing in it twice. */
export type TeamLoad = Omit<Balance, 'reachedShare'> & { prefixes: string[] }

/** Load by team of the area. Cells are those that must have a team (small ones, and communities without any). */
export function checkBalance(
  teams: readonly CheckedTeamRow[],
  shifts: readonly Shift[],
  { cells, loads }: { cells: readonly CheckedCellRow[]; loads: readonly LoadRow[] },
): TeamLoad[] {
  const nameOf = prefixNames(cells)
  const totals = new Map<string, { people: number; openHazards: number; cells: number }>()
  const totalOf = (prefix: string) => {
    const known = totals.get(prefix)
    if (known) return known
    const made = { people: 0, openHazards: 0, cells: 0 }
    totals.set(prefix, made)
    return made
  }
  for (const { code, people, openHazards } of loads) {
    for (const prefix of prefixesOf(code)) {
      const total = totalOf(prefix)
      total.people += people
      total.openHazards += openHazards
    }
  }
  for (const { code } of leavesOf(cells)) for (const prefix of prefixesOf(code)) totalOf(prefix).cells += 1

  const byTeam = new Map<string, Shift[]>()
  for (const shift of shifts) byTeam.set(shift.teamId, [...(byTeam.get(shift.teamId) ?? []), shift])
  return teams.map(({ id: teamId }) => {
    const own = byTeam.get(teamId) ?? []
    const prefixes = widest(own.flatMap(({ cellCodes }) => cellCodes.map(nameOf)))
    const sums = prefixes.map(totalOf)
    const sum = (field: 'people' | 'openHazards' | 'cells') => sums.reduce((all, one) => all + one[field], 0)
    return {
      ...{ teamId, shifts: own.length, prefixes },
      hours: own.reduce((all, { from, to }) => all + (Date.parse(to) - Date.parse(from)), 0) / HOUR_MS,
      ...{ cells: sum('cells'), people: sum('people'), openHazards: sum('openHazards') },
    }
  })
}

/** Without those that lie in another. */
function widest(prefixes: readonly string[]): string[] {
  const all = new Set(prefixes)
  return [...all].filter((prefix) => !prefixesOf(prefix).some((above) => above !== prefix && all.has(above)))
}
