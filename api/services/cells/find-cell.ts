import { type CellRow, cellByCode } from '@wangge/db/queries/cells'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { prefixOf } from '../scopes.ts'

/** One visible cell with its roll-up; throws `notFound`. */
export async function findCell(ctx: Ctx, code: string, runId: string | null): Promise<CellRow> {
  const [row] = await ctx.database.rows<CellRow>(ctx.who, cellByCode(code, runId))
  if (row) return row
  throw notFound('cell', code)
}

/** Code prefix of everything inside a cell, '' where no cell is named; throws `notFound`. */
export async function prefixWithin(ctx: Ctx, code: string | undefined): Promise<string> {
  return code === undefined ? '' : prefixOf(await findCell(ctx, code, null))
}
