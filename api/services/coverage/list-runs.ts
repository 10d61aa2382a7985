import { coverageRunCount, coverageRunPage, type RunRow } from '@wangge/db/queries/coverage-runs'
import { z } from 'zod'
import type { CoverageRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentRun } from './present-run.ts'

/** Runs, latest first. */
export async function listRuns({ ctx, input }: { ctx: Ctx; input: PageInput }): Promise<Page<CoverageRun>> {
  const after = decodeCursor(input.cursor, z.uuid())
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<RunRow>(coverageRunPage(after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(coverageRunCount())).total : null,
  }))
  const page = pageOf(rows, input.limit, { item: (row) => row, place: (row) => row.id, total })
  const items: CoverageRun[] = []
  for (const run of page.items) items.push(await presentRun(ctx, run))
  return { ...page, items }
}
