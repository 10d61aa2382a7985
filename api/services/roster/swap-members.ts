import type { Transaction } from '@wangge/db'
import { checkMemberOnce, deferMemberOnce, moveMember, type OnShift } from '@wangge/db/queries/roster-changes'
import type { z } from 'zod'
import type { Shift, swapRequest } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { type Booking, busyError, refusingDoubles } from './booking.ts'
import { readShift } from './read-shifts.ts'

/** Two people take each other's shift; both are there then, whoever was absent. Throws `forbidden`, `notFound`, `memberBusy`. */
export async function swapMembers({
  ctx,
  input: { one, other },
}: {
  ctx: Ctx
  input: z.output<typeof swapRequest>
}): Promise<{ shifts: [Shift, Shift] }> {
  requireRole(ctx.who, RUNNERS)
  if (one.shiftId === other.shiftId || one.memberId === other.memberId)
    throw new ServiceError('invalidInput', 'A swap is between two people of two shifts', {
      ...{ field: 'other', value: JSON.stringify(other), reason: 'the same shift or person as one', where: 'json' },
    })
  let bookings: Booking[] = []
  return refusingDoubles(
    ctx.database,
    () => bookings,
    () =>
      ctx.database.transaction(ctx.who, async (tx) => {
        const [first, second] = [await readShift(tx, one.shiftId), await readShift(tx, other.shiftId)]
        bookings = [bookingOf(one, first, second), bookingOf(other, second, first)]
        // Between the two moves both are on the same shift's time.
        await tx.rows(deferMemberOnce())
        await move(tx, one, other.shiftId)
        await move(tx, other, one.shiftId)
        await tx.rows(checkMemberOnce())
        const details = { one, other }
        await audit({ ctx, tx }, { action: 'membersSwapped', subjectType: 'shift', subjectId: one.shiftId, details })
        return { shifts: [await readShift(tx, one.shiftId), await readShift(tx, other.shiftId)] }
      }),
  )
}

/** What a member wants who leaves a shift for another. Throws `memberBusy` for one who is on the other too. */
function bookingOf({ memberId }: OnShift, leaves: Shift, { id, teamId, from, to, people }: Shift): Booking {
  const already = people.find((person) => person.memberId === memberId)
  if (already) throw busyError('memberBusy', { name: already.name, from, to })
  return { except: [id, leaves.id], teamId, memberIds: [memberId], from, to }
}

async function move(tx: Transaction, who: OnShift, toShiftId: string): Promise<void> {
  if ((await tx.run(moveMember(who, toShiftId))) === 0) throw notFound('member', who.memberId)
}
