import { hazardById } from '@wangge/db/queries/hazard-by-id'
import type { HazardRow } from '@wangge/db/queries/hazard-columns'
import type { Hazard } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { presentHazard } from './present-hazard.ts'

/** One hazard; throws `notFound`. */
export async function getHazard({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Hazard> {
  const [row] = await ctx.database.rows<HazardRow>(ctx.who, hazardById(input.id, ctx.clock().toISOString()))
  if (row) return presentHazard(row)
  throw notFound('hazard', input.id)
}
