import { deleteScenario } from '@wangge/db/queries/scenarios'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { SCENARIO_SAVERS } from '../plan/roles.ts'
import { readScenario, requireSame } from './read-scenario.ts'

/** Throws away a scenario of one's own, an administrator anybody's. Throws `forbidden`, `notFound`, `alreadyAdopted`. */
export async function removeScenario({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  requireRole(ctx.who, SCENARIO_SAVERS)
  const scenario = await readScenario(ctx, id)
  const { personId, role } = ctx.who
  if (scenario.createdBy !== personId && role !== 'administrator')
    throw new ServiceError('forbidden', `This is ${scenario.createdByName}'s`, { roles: ['administrator'], role })
  requireSame(scenario, scenario.version)
  const touched = await ctx.database.transaction(ctx.who, async (tx) => {
    const rows = await tx.run(deleteScenario(id))
    const { name } = scenario
    if (rows > 0)
      await audit({ ctx, tx }, { action: 'scenarioDeleted', subjectType: 'scenario', subjectId: id, details: { name } })
    return rows
  })
  if (touched > 0) return
  const now = await readScenario(ctx, id)
  requireSame(now, now.version)
}
