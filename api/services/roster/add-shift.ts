import type { Transaction } from '@wangge/db'
import { addCells, addFreeMembers, addMembers, insertShifts, lockRosterOf } from '@wangge/db/queries/roster-changes'
import type { z } from 'zod'
import type { Shift, shiftInput } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { refusingDoubles } from './booking.ts'
import { requireCells, requireKind, requireMembers, requireTeam } from './in-sight.ts'
import { readShift } from './read-shifts.ts'
import { type Period, periodOf } from './shift-time.ts'

interface Wanted {
  id: string
  teamId: string
  day: string
  kind: string
  period: Period
  cellCodes: readonly string[]
  /** Absent = all of the team who are free. */
  memberIds?: readonly string[] | undefined
}

/**
 * Puts a team on a shift, with the people named, or all of its own who are free. Throws `forbidden`, `notFound`, `outsideScope`,
 * `unknownShiftKind`, `teamBusy`, `memberBusy`.
 */
export async function addShift({ ctx, input }: { ctx: Ctx; input: z.output<typeof shiftInput> }): Promise<Shift> {
  requireRole(ctx.who, RUNNERS)
  const id = newId()
  let period: Period = { from: '', to: '' }
  const booking = () => [{ except: [id], teamId: input.teamId, memberIds: input.memberIds ?? [], ...period }]
  return refusingDoubles(ctx.database, booking, () =>
    ctx.database.transaction(ctx.who, async (tx) => {
      await requireTeam(tx, input.teamId)
      await tx.rows(lockRosterOf(input.teamId))
      period = periodOf(ctx.zone, input.day, await requireKind(tx, input.kind))
      await makeShift(ctx, tx, { id, period, ...input })
      const made = await readShift(tx, id)
      const { kind, day, cellCodes, people } = made
      const details = { teamId: input.teamId, kind, day, cellCodes, memberIds: people.map(({ memberId }) => memberId) }
      await audit({ ctx, tx }, { action: 'shiftAdded', subjectType: 'shift', subjectId: id, details })
      return made
    }),
  )
}

/** Makes a shift of a team that is in sight. */
export async function makeShift(ctx: Ctx, tx: Transaction, wanted: Wanted): Promise<void> {
  const { id, teamId, day, kind, period, cellCodes, memberIds } = wanted
  const stamp = { by: ctx.who.personName, at: ctx.clock().toISOString() }
  await requireCells(tx, cellCodes)
  if (memberIds) await requireMembers(tx, memberIds)
  await tx.run(insertShifts([{ id, teamId, kind, day, ...period }], stamp))
  await tx.run(memberIds ? addMembers(memberIds.map((memberId) => ({ shiftId: id, memberId }))) : addFreeMembers(id))
  await tx.run(
    addCells(
      cellCodes.map((code) => ({ shiftId: id, code })),
      stamp,
    ),
  )
}
