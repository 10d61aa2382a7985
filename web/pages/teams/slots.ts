import type { Roster, Shift, ShiftKind } from '@wangge/api/contract'
import { TEAM_KINDS } from '@wangge/db/vocabulary'

/** A place in the roster: one team, one day, one kind of shift. */
export interface Slot {
  teamId: string
  day: string
  kind: string
}

export const slotKey = ({ teamId, day, kind }: Slot): string => `${teamId}|${day}|${kind}`

export function slotOf(key: string): Slot | null {
  const [teamId, day, kind] = key.split('|')
  return teamId && day && kind ? { teamId, day, kind } : null
}

export type RosterTeam = Roster['teams'][number]

/** Mobile teams first, as the chain of command has them; within a kind by code. */
export function byKind(teams: readonly RosterTeam[]): RosterTeam[] {
  const rank = (kind: string): number => TEAM_KINDS.findIndex((one) => one === kind)
  return [...teams].sort((a, b) => rank(a.kind) - rank(b.kind) || a.code.localeCompare(b.code))
}

export const shiftsBySlot = (shifts: readonly Shift[]): ReadonlyMap<string, Shift> =>
  new Map(shifts.map((shift) => [slotKey(shift), shift]))

/** Kinds in use, and retired ones that the days shown still have shifts of. */
export function shownKinds({ shiftKinds, shifts }: Pick<Roster, 'shiftKinds' | 'shifts'>): ShiftKind[] {
  const used = new Set(shifts.map(({ kind }) => kind))
  return shiftKinds.filter(({ key, active }) => active || used.has(key))
}

export const absencesOf = ({ people }: Shift): number =>
  people.filter(({ absentReason }) => absentReason !== null).length

/** The neighbour of a slot in a table of rows (teams) and columns (days × kinds); at the rim it stays. */
export function neighbour(
  teams: readonly Pick<RosterTeam, 'id'>[],
  columns: readonly Pick<Slot, 'day' | 'kind'>[],
  at: Slot,
  [down, right]: readonly [number, number],
): Slot {
  const row = clamp(teams.findIndex(({ id }) => id === at.teamId) + down, teams.length)
  const column = clamp(columns.findIndex(({ day, kind }) => day === at.day && kind === at.kind) + right, columns.length)
  const [team, place] = [teams[row], columns[column]]
  return team && place ? { teamId: team.id, day: place.day, kind: place.kind } : at
}

const clamp = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index))
