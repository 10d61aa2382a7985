import type { Transaction } from '@wangge/db'
import { addCells, deleteShift, lockRosterOf, removeCells, shiftOf } from '@wangge/db/queries/roster-changes'
import type { RosterAssignment, Shift } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { makeShift } from './add-shift.ts'
import { refusingDoubles } from './booking.ts'
import { requireCells, requireKind, requireTeam } from './in-sight.ts'
import { readShift } from './read-shifts.ts'
import { type Period, periodOf } from './shift-time.ts'

/**
 * Puts cells on a team's shift of a day, or takes them off. Where there is no such shift it is made, with all of the team who are free;
 * where its last cell is taken off, it goes, and null is answered. Throws `forbidden`, `notFound`, `outsideScope`, `unknownShiftKind`,
 * `teamBusy`, `memberBusy`.
 */
export async function assignCells({ ctx, input }: { ctx: Ctx; input: RosterAssignment }): Promise<Shift | null> {
  requireRole(ctx.who, RUNNERS)
  const { teamId, day, kind } = input
  const newShiftId = newId()
  let period: Period = { from: '', to: '' }
  const booking = () => [{ except: [newShiftId], teamId, memberIds: [], ...period }]
  return refusingDoubles(ctx.database, booking, () =>
    ctx.database.transaction(ctx.who, async (tx) => {
      await requireTeam(tx, teamId)
      await tx.rows(lockRosterOf(teamId))
      const [found] = await tx.rows<{ id: string }>(shiftOf(teamId, day, kind))
      if (!found && input.mode === 'remove') return null
      const id = found?.id ?? newShiftId
      if (found) await changeCells(ctx, tx, id, input)
      else {
        period = periodOf(ctx.zone, day, await requireKind(tx, kind))
        await makeShift(ctx, tx, { id, period, ...input })
      }
      await audit(
        { ctx, tx },
        { action: 'rosterAssigned', subjectType: 'team', subjectId: teamId, details: { ...input } },
      )
      const shift = await readShift(tx, id)
      if (input.mode !== 'remove' || shift.cellCodes.length > 0) return shift
      await tx.run(deleteShift(id))
      return null
    }),
  )
}

async function changeCells(
  ctx: Ctx,
  tx: Transaction,
  shiftId: string,
  { cellCodes, mode }: Pick<RosterAssignment, 'cellCodes' | 'mode'>,
): Promise<void> {
  if (mode === 'remove') {
    await tx.run(removeCells(shiftId, cellCodes, 'these'))
    return
  }
  await requireCells(tx, cellCodes)
  if (mode === 'replace') await tx.run(removeCells(shiftId, cellCodes, 'others'))
  const stamp = { by: ctx.who.personName, at: ctx.clock().toISOString() }
  await tx.run(
    addCells(
      cellCodes.map((code) => ({ shiftId, code })),
      stamp,
    ),
  )
}
