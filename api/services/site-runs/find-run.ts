import { type SiteRunRow, siteRunById } from '@wangge/db/queries/site-runs'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'

/** A search in the asker's sight; throws `notFound`. */
export async function findSiteRun(ctx: Ctx, id: string): Promise<SiteRunRow> {
  const [run] = await ctx.database.rows<SiteRunRow>(ctx.who, siteRunById(id))
  if (run) return run
  throw notFound('siteRun', id)
}
