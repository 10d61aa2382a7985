import { type HazardTallyRow, hazardTallies } from '@wangge/db/queries/hazard-tallies'
import type { HazardTallies } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { areaOf } from './filter-of.ts'

/** How many hazards stand in each state of the clock, in the cell or in all that the asker sees. Throws `notFound` for a cell he does not see. */
export async function tallyHazards({
  ctx,
  input = {},
}: {
  ctx: Ctx
  input?: { cell?: string | undefined }
}): Promise<HazardTallies> {
  const prefix = await areaOf(ctx, input.cell)
  const rows = await ctx.database.rows<HazardTallyRow>(ctx.who, hazardTallies(prefix, ctx.clock().toISOString()))
  const tallies: HazardTallies = { overdue: 0, soon: 0, ontime: 0, paused: 0, closed: 0, notStarted: 0 }
  for (const { clock, count } of rows) tallies[clock] = count
  return tallies
}
