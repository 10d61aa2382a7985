import { type SiteRunRow, siteRunCount, siteRunPage } from '@wangge/db/queries/site-runs'
import { z } from 'zod'
import type { SiteRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { presentSiteRun } from './present-run.ts'

/** Searches for sites of the asker's area, the latest first. */
export async function listSiteRuns({ ctx, input }: { ctx: Ctx; input: PageInput }): Promise<Page<SiteRun>> {
  requireRole(ctx.who, PLAN_READERS)
  const after = decodeCursor(input.cursor, z.object({ at: z.iso.datetime(), id: z.uuid() }))
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<SiteRunRow>(siteRunPage(after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(siteRunCount())).total : null,
  }))
  const page = pageOf(rows, input.limit, {
    item: (row) => row,
    place: ({ createdAt, id }) => ({ at: createdAt, id }),
    total,
  })
  return { ...page, items: await Promise.all(page.items.map((row) => presentSiteRun(ctx, row))) }
}
