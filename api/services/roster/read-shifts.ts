import type { Transaction } from '@wangge/db'
import {
  type RosterSpan,
  type ShiftCellRow,
  type ShiftPersonRow,
  type ShiftRow,
  shiftCells,
  shiftIds,
  shiftPeople,
  shifts,
} from '@wangge/db/queries/roster-rows'
import type { Shift } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'

/** Shifts with their cells and people, by when they begin: those named, or those that a span holds. */
export async function readShifts(tx: Transaction, choice: RosterSpan | { ids: readonly string[] }): Promise<Shift[]> {
  return (await readShiftsAndLeaders(tx, choice)).shifts
}

/** The same, and which of the members lead a team. */
export async function readShiftsAndLeaders(
  tx: Transaction,
  choice: RosterSpan | { ids: readonly string[] },
): Promise<{ shifts: Shift[]; leaders: Set<string> }> {
  const ids = 'ids' in choice ? choice.ids : (await tx.rows<{ id: string }>(shiftIds(choice))).map(({ id }) => id)
  const rows = await tx.rows<ShiftRow>(shifts(ids))
  const byId = new Map<string, Shift>(rows.map((row) => [row.id, { ...row, cellCodes: [], people: [] }]))
  for (const { shiftId, code } of await tx.rows<ShiftCellRow>(shiftCells(ids))) byId.get(shiftId)?.cellCodes.push(code)
  const leaders = new Set<string>()
  for (const { shiftId, memberId, name, isLeader, absentReason } of await tx.rows<ShiftPersonRow>(shiftPeople(ids))) {
    byId.get(shiftId)?.people.push({ memberId, name, absentReason })
    if (isLeader) leaders.add(memberId)
  }
  return { shifts: [...byId.values()], leaders }
}

/** One shift; throws `notFound` for one that is out of sight. */
export async function readShift(tx: Transaction, id: string): Promise<Shift> {
  const [found] = await readShifts(tx, { ids: [id] })
  if (!found) throw notFound('shift', id)
  return found
}
