import { type HazardTallyRow, hazardTallies } from '@wangge/db/queries/hazards'
import type { HazardTallies } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'

/** How many hazards stand in each state of the clock. */
export async function tallyHazards({ ctx }: { ctx: Ctx }): Promise<HazardTallies> {
  const rows = await ctx.database.rows<HazardTallyRow>(ctx.who, hazardTallies(ctx.clock().toISOString()))
  const tallies: HazardTallies = { overdue: 0, soon: 0, ontime: 0, paused: 0, closed: 0, notStarted: 0 }
  for (const { clock, count } of rows) tallies[clock] = count
  return tallies
}
