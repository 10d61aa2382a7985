import { openReveal, personalData } from '@wangge/db/queries/personal-data'
import type { CaseKind } from '@wangge/db/vocabulary'
import type { Revealed } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'

interface RevealInput {
  kind: CaseKind
  id: string
  reason: string
}

/**
 * Name and phone of whoever reported a case, for a reason that is written down in the same transaction. Throws `forbidden`, and
 * `notFound` where the case cannot be seen or nobody left a name.
 */
export async function reveal({ ctx, input }: { ctx: Ctx; input: RevealInput }): Promise<Revealed> {
  const { kind, id, reason } = input
  requireRole(ctx.who, ['command', 'township_officer', 'administrator'])
  return ctx.database.transaction(ctx.who, async (tx) => {
    await audit({ ctx, tx }, { action: 'personalDataRevealed', subjectType: kind, subjectId: id, reason })
    await tx.run(openReveal(id))
    const [person] = await tx.rows<Revealed>(personalData(id, kind))
    if (person) return person
    throw notFound('personalData', id)
  })
}
