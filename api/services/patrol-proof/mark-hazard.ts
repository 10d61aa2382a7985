import { type HazardMarkRow, hazardMark, markHazard, unmarkHazard } from '@wangge/db/queries/key-places'
import type { HazardMark } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'

/** What holds for a hazard: the mark of an officer, or the rule. Throws `notFound`. */
export async function getHazardMark({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<HazardMark> {
  const [row] = await ctx.database.rows<HazardMarkRow>(ctx.who, hazardMark(id, ctx.clock().toISOString()))
  if (!row) throw notFound('hazard', id)
  return row
}

/** Marks a hazard as to be visited by every shift of its cell, or as not to be; null leaves it to the rule. Throws `forbidden`, `notFound`. */
export async function setHazardMark({
  ctx,
  input: { id, must, reason },
}: {
  ctx: Ctx
  input: { id: string; must: boolean | null; reason: string }
}): Promise<HazardMark> {
  requireRole(ctx.who, RUNNERS)
  const at = ctx.clock().toISOString()
  return ctx.database.transaction(ctx.who, async (tx) => {
    const [known] = await tx.rows<HazardMarkRow>(hazardMark(id, at))
    if (!known) throw notFound('hazard', id)
    const stamp = { by: ctx.who.personName, at }
    await tx.run(must === null ? unmarkHazard(id) : markHazard(id, { must, reason, ...stamp }))
    const details = { must: String(must) }
    await audit({ ctx, tx }, { action: 'hazardMustVisit', subjectType: 'hazard', subjectId: id, reason, details })
    return tx.one<HazardMarkRow>(hazardMark(id, at))
  })
}
