import { WHOLE_SYSTEM } from '@wangge/db'
import { stopSiteRun } from '@wangge/db/queries/site-runs'
import type { SiteRun } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { requireRole } from '../permissions.ts'
import { SCENARIO_SAVERS } from '../plan/roles.ts'
import { findSiteRun } from './find-run.ts'
import { getSiteRun } from './get-run.ts'

/** Stops a search of the asker's own, or anybody's for an administrator; its best choice so far stays. Throws `forbidden`, `notFound`, `runNotRunning`. */
export async function cancelSiteRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SiteRun> {
  const { who } = ctx
  requireRole(who, SCENARIO_SAVERS)
  const run = await findSiteRun(ctx, input.id)
  if (run.createdBy !== who.personId && who.role !== 'administrator')
    throw new ServiceError('forbidden', `Search ${run.id} is ${run.createdByName}'s`, { role: who.role })
  const at = ctx.clock().toISOString()
  const touched = await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(stopSiteRun(run.id, 'cancelled', null, at)),
  )
  const now = await findSiteRun(ctx, run.id)
  if (touched === 0)
    throw new ServiceError('runNotRunning', `Search ${run.id} is ${now.state}, not running`, {
      id: run.id,
      state: now.state,
    })
  return getSiteRun({ ctx, input })
}
