import { type TransferredHazardRow, transferredCount, transferredHazards } from '@wangge/db/queries/transferred-hazards'
import { z } from 'zod'
import type { TransferredHazard } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { areaOf } from './filter-of.ts'

const place = z.object({ transferredAt: z.iso.datetime(), id: z.uuid(), version: z.number().int() })

/** What the asker's area handed on to others, latest first; for who sees everything, every transfer. */
export async function listTransferred({
  ctx,
  input,
}: {
  ctx: Ctx
  input: PageInput
}): Promise<Page<TransferredHazard>> {
  const after = decodeCursor(input.cursor, place)
  const prefix = await areaOf(ctx, undefined)
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<TransferredHazardRow>(transferredHazards(prefix, after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(transferredCount(prefix))).total : null,
  }))
  return pageOf(rows, input.limit, {
    item: ({ version, ...row }) => row,
    place: ({ transferredAt, id, version }) => ({ transferredAt, id, version }),
    total,
  })
}
