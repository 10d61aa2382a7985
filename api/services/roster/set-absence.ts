import { setAbsence as absenceQuery } from '@wangge/db/queries/roster-changes'
import type { z } from 'zod'
import type { absenceRequest, Shift } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { refusingDoubles } from './booking.ts'
import { readShift } from './read-shifts.ts'

/**
 * Somebody does not come to his shift, or comes after all (reason null). Who is absent may serve elsewhere meanwhile, and is back only
 * where he does not. Throws `forbidden`, `notFound`, `memberBusy`.
 */
export async function setAbsence({ ctx, input }: { ctx: Ctx; input: z.output<typeof absenceRequest> }): Promise<Shift> {
  requireRole(ctx.who, RUNNERS)
  const { shiftId, memberId, reason } = input
  let before: Shift | null = null
  const booking = () => (before ? [{ ...before, except: [shiftId], memberIds: [memberId] }] : [])
  return refusingDoubles(ctx.database, booking, () =>
    ctx.database.transaction(ctx.who, async (tx) => {
      before = await readShift(tx, shiftId)
      if ((await tx.run(absenceQuery(input, reason))) === 0) throw notFound('member', memberId)
      const details = { memberId, reason }
      await audit({ ctx, tx }, { action: 'absenceSet', subjectType: 'shift', subjectId: shiftId, details })
      return readShift(tx, shiftId)
    }),
  )
}
