import { type CellRow, type CellSort, cellCount, cellPage } from '@wangge/db/queries/cells'
import type { Level } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { CellSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { prefixWithin } from './find-cell.ts'
import { presentCell } from './present-cell.ts'

const place = z.object({ value: z.number(), code: z.string() })

interface ListInput extends PageInput {
  level: Level
  /** Code of any cell above; absent = everywhere. */
  parent?: string | undefined
  sort: CellSort
}

/** Cells of one level with their roll-up in the latest run. */
export async function listCells({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<CellSummary>> {
  const { level, sort, limit } = input
  const after = decodeCursor(input.cursor, place)
  const prefix = await prefixWithin(ctx, input.parent)
  const runId = (await findLatestRun(ctx))?.id ?? null
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<CellRow>(cellPage({ level, prefix, runId, sort, after, limit: limit + 1 })),
    total: input.count ? (await tx.one<{ total: number }>(cellCount(level, prefix))).total : null,
  }))
  return pageOf(rows, limit, {
    item: (row) => presentCell(row, runId),
    place: ({ sortValue, code }) => ({ value: sortValue, code }),
    total,
  })
}
