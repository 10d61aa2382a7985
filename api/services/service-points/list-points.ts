import { type ServicePointSummaryRow, servicePointCount, servicePointPage } from '@wangge/db/queries/service-points'
import { z } from 'zod'
import type { ServicePointSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentPoint } from './present-point.ts'

/** Service points by code. */
export async function listServicePoints({
  ctx,
  input,
}: {
  ctx: Ctx
  input: PageInput
}): Promise<Page<ServicePointSummary>> {
  const after = decodeCursor(input.cursor, z.string())
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<ServicePointSummaryRow>(servicePointPage(after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(servicePointCount())).total : null,
  }))
  return pageOf(rows, input.limit, { item: (row) => presentPoint(ctx, row), place: (row) => row.code, total })
}
