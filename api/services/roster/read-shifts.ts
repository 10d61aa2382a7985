import type { Transaction } from '@wangge/db'
import {
  type ShiftCellRow,
  type ShiftChoice,
  type ShiftPersonRow,
  type ShiftRow,
  shiftCells,
  shiftPeople,
  shifts,
} from '@wangge/db/queries/roster-rows'
import type { Shift } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'

/** Shifts with their cells and people, by when they begin. */
export async function readShifts(tx: Transaction, choice: ShiftChoice): Promise<Shift[]> {
  return (await readShiftsAndLeaders(tx, choice)).shifts
}

/** The same, and which of the members lead a team. */
export async function readShiftsAndLeaders(
  tx: Transaction,
  choice: ShiftChoice,
): Promise<{ shifts: Shift[]; leaders: Set<string> }> {
  const rows = await tx.rows<ShiftRow>(shifts(choice))
  const byId = new Map<string, Shift>(rows.map((row) => [row.id, { ...row, cellCodes: [], people: [] }]))
  for (const { shiftId, code } of await tx.rows<ShiftCellRow>(shiftCells(choice)))
    byId.get(shiftId)?.cellCodes.push(code)
  const leaders = new Set<string>()
  for (const { shiftId, memberId, name, isLeader, absentReason } of await tx.rows<ShiftPersonRow>(
    shiftPeople(choice),
  )) {
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
