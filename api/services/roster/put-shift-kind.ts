import { putShiftKind as putKind, type ShiftKindRow, shiftKinds } from '@wangge/db/queries/roster-rows'
import type { z } from 'zod'
import type { ShiftKind, shiftKindInput } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** Adds a kind of shifts or changes one; shifts that exist keep their times. Throws `forbidden`. */
export async function putShiftKind({
  ctx,
  input: { key, kind },
}: {
  ctx: Ctx
  input: { key: string; kind: z.output<typeof shiftKindInput> }
}): Promise<{ shiftKinds: ShiftKind[] }> {
  requireWholeScope(ctx.who, ['administrator'])
  return ctx.database.transaction(ctx.who, async (tx) => {
    await tx.run(putKind({ key, ...kind }))
    await audit({ ctx, tx }, { action: 'shiftKindSet', subjectType: 'shiftKind', subjectId: key, details: { ...kind } })
    return { shiftKinds: await tx.rows<ShiftKindRow>(shiftKinds()) }
  })
}
