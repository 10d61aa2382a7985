import { addCells, addMembers, deleteShift, keepMembers, removeCells } from '@wangge/db/queries/roster-changes'
import type { z } from 'zod'
import type { Shift, shiftChange } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { refusingDoubles } from './booking.ts'
import { requireCells, requireMembers } from './in-sight.ts'
import { readShift } from './read-shifts.ts'

/** Sets a shift's cells, its people or both. Throws `forbidden`, `notFound`, `outsideScope`, `memberBusy`. */
export async function changeShift({
  ctx,
  input: { id, change },
}: {
  ctx: Ctx
  input: { id: string; change: z.output<typeof shiftChange> }
}): Promise<Shift> {
  requireRole(ctx.who, RUNNERS)
  const { cellCodes, memberIds = null } = change
  let before: Shift | null = null
  const booking = () => (before ? [{ ...before, except: [id], memberIds: memberIds ?? [] }] : [])
  return refusingDoubles(ctx.database, booking, () =>
    ctx.database.transaction(ctx.who, async (tx) => {
      before = await readShift(tx, id)
      if (cellCodes) {
        await requireCells(tx, cellCodes)
        await tx.run(removeCells(id, cellCodes, 'others'))
        const stamp = { by: ctx.who.personName, at: ctx.clock().toISOString() }
        await tx.run(
          addCells(
            cellCodes.map((code) => ({ shiftId: id, code })),
            stamp,
          ),
        )
      }
      if (memberIds) {
        await requireMembers(tx, memberIds)
        await tx.run(keepMembers(id, memberIds))
        await tx.run(addMembers(memberIds.map((memberId) => ({ shiftId: id, memberId }))))
      }
      await audit({ ctx, tx }, { action: 'shiftChanged', subjectType: 'shift', subjectId: id, details: { ...change } })
      return readShift(tx, id)
    }),
  )
}

/** Takes a shift off the roster. Throws `forbidden`, `notFound`. */
export async function removeShift({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  requireRole(ctx.who, RUNNERS)
  await ctx.database.transaction(ctx.who, async (tx) => {
    const { teamId, kind, day, cellCodes, people } = await readShift(tx, id)
    await tx.run(deleteShift(id))
    const details = { teamId, kind, day, cellCodes, memberIds: people.map(({ memberId }) => memberId) }
    await audit({ ctx, tx }, { action: 'shiftRemoved', subjectType: 'shift', subjectId: id, details })
  })
}
