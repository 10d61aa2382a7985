import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { presentScenario } from './present-scenario.ts'
import { readScenario } from './read-scenario.ts'

/** One scenario with its edits and the figures that were computed when it was saved. Throws `forbidden`, `notFound`. */
export async function getScenario({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Scenario> {
  requireRole(ctx.who, PLAN_READERS)
  return presentScenario(ctx, await readScenario(ctx, input.id))
}
