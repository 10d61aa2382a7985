import { revokeLink } from '@wangge/db/queries/resident-reports'
import type { ReporterSide } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { REVOKERS, readReporterSide } from './reporter-side.ts'
import { lockHazard } from './tell-hazard.ts'

/** Ends the link under which a hazard is followed: whoever opens it then finds nothing. Throws notFound, forbidden. */
export async function endLink({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReporterSide> {
  const { who } = ctx
  requireRole(who, REVOKERS)
  return ctx.database.transaction(who, async (tx) => {
    await lockHazard(tx, input.id, who)
    const ended = await tx.run(revokeLink(input.id, who.personName, ctx.clock().toISOString()))
    if (ended > 0) await audit({ ctx, tx }, { action: 'reporterLinkEnded', subjectType: 'hazard', subjectId: input.id })
    return readReporterSide(tx, ctx, input.id)
  })
}
