import { type ImportRow, importCount, importPage } from '@wangge/db/queries/imports'
import { z } from 'zod'
import type { ImportRecord } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'

/** Imports, latest first; none for those who do not see everything. */
export async function listImports({ ctx, input }: { ctx: Ctx; input: PageInput }): Promise<Page<ImportRecord>> {
  const after = decodeCursor(input.cursor, z.uuid())
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<ImportRow>(importPage(after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(importCount())).total : null,
  }))
  return pageOf(rows, input.limit, { item: (row) => row, place: (row) => row.id, total })
}
