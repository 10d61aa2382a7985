import type { SiteRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { findSiteRun } from './find-run.ts'
import { presentSiteRun } from './present-run.ts'

/** One search: how far it has come with its best choice so far, or its answer. Throws `forbidden`, `notFound`. */
export async function getSiteRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SiteRun> {
  requireRole(ctx.who, PLAN_READERS)
  return presentSiteRun(ctx, await findSiteRun(ctx, input.id))
}
