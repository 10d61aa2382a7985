import type { Shift } from '@wangge/api/contract'
import { codesAround } from '../../map/cover/cover.ts'

/** Teams by the code of each cell they were given, for one day and kind of shift. */
export type Cover = ReadonlyMap<string, readonly string[]>

/** Which teams have which cells on a day and kind; teams in the order of the shifts. */
export function coverOf(shifts: readonly Shift[], day: string, kind: string): Cover {
  const cover = new Map<string, string[]>()
  for (const shift of shifts) {
    if (shift.day !== day || shift.kind !== kind) continue
    for (const code of shift.cellCodes) cover.set(code, [...(cover.get(code) ?? []), shift.teamId])
  }
  return cover
}

/** Teams that have a cell, or a cell it lies in; each once. */
export function teamsOfCell(cover: Cover, code: string): string[] {
  return [...new Set(codesAround(code).flatMap((around) => cover.get(around) ?? []))]
}

/** How a cell stands: nobody, one team, several. */
export function coverState(teams: readonly string[]): 'none' | 'one' | 'double' {
  return teams.length === 0 ? 'none' : teams.length === 1 ? 'one' : 'double'
}
