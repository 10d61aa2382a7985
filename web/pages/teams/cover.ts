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

/**
 * Teams that have a cell or its community; where none has, those on the township or wider, which are its reserve and double nobody
 * (the same rule as the server's checks). Each once.
 */
export function teamsOfCell(cover: Cover, code: string): { teams: readonly string[]; isReserve: boolean } {
  const held = (codes: readonly string[]) => [...new Set(codes.flatMap((around) => cover.get(around) ?? []))]
  const around = codesAround(code)
  const near = held(around.filter((one) => !isWide(one)))
  return near.length > 0 ? { teams: near, isReserve: false } : { teams: held(around.filter(isWide)), isReserve: true }
}

/** How a cell stands: nobody, one team (or the reserve), several. */
export function coverState({ teams, isReserve }: ReturnType<typeof teamsOfCell>): 'none' | 'one' | 'double' {
  if (teams.length === 0) return 'none'
  return teams.length === 1 || isReserve ? 'one' : 'double'
}

/** A township or wider: its place among communities is all zeros. */
const isWide = (code: string): boolean => code.length === 12 && code.endsWith('000')

/** What the codes of all cells within one begin with: by its level's fixed length, never by trimming zeros. */
export function prefixOf(code: string): string {
  if (code.length !== 12) return code
  const length = [4, 6, 9].find((level, index, levels) => /^0+$/.test(code.slice(level, levels[index + 1] ?? 12)))
  return code.slice(0, length ?? 12)
}
