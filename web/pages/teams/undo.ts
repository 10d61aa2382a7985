import type { RosterAssignment, Shift } from '@wangge/api/contract'

interface OnShift {
  shiftId: string
  memberId: string
}

/** One change of the roster, as plain data; the changes that take it back are of the same kind. */
export type RosterCall =
  | { type: 'assign'; input: RosterAssignment }
  /** Makes a shift with all its team's people, and cells where they are given. */
  | { type: 'put'; input: { teamId: string; day: string; kind: string; cellCodes: string[] } }
  /** Who of the team is on the shift: the whole list. */
  | { type: 'people'; shiftId: string; memberIds: string[] }
  /** Makes a shift anew: cells, people, who is absent. */
  | { type: 'restore'; shift: Shift }
  | { type: 'drop'; shiftId: string }
  | { type: 'absence'; at: OnShift; reason: string | null }
  | { type: 'swap'; one: OnShift; other: OnShift }

/**
 * What leads from `after` back to `before`, both of one team, day and kind; null = no shift. Only what differs is touched, so that a
 * cell which somebody else added meanwhile stays.
 */
export function backTo(before: Shift | null, after: Shift | null): RosterCall[] {
  if (!before) return after ? [{ type: 'drop', shiftId: after.id }] : []
  if (!after) return [{ type: 'restore', shift: before }]
  const { teamId, day, kind } = before
  const added = without(after.cellCodes, before.cellCodes)
  const taken = without(before.cellCodes, after.cellCodes)
  const assign = (cellCodes: string[], mode: 'add' | 'remove'): RosterCall[] =>
    cellCodes.length === 0 ? [] : [{ type: 'assign', input: { teamId, day, kind, cellCodes, mode } }]
  return [...assign(taken, 'add'), ...assign(added, 'remove')]
}

/** After a swap the two stand on each other's shift: from there they swap again. */
export const swapBack = (one: OnShift, other: OnShift): RosterCall => ({
  type: 'swap',
  one: { shiftId: other.shiftId, memberId: one.memberId },
  other: { shiftId: one.shiftId, memberId: other.memberId },
})

function without(codes: readonly string[], taken: readonly string[]): string[] {
  const set = new Set(taken)
  return codes.filter((code) => !set.has(code))
}
