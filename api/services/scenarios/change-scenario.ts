import { updateScenario } from '@wangge/db/queries/scenarios'
import type { z } from 'zod'
import type { Scenario, scenarioChange } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { SCENARIO_SAVERS } from '../plan/roles.ts'
import { contentOf } from './content-of.ts'
import { getScenario } from './get-scenario.ts'
import { readScenario, requireSame, scopeOf } from './read-scenario.ts'

/**
 * Replaces what a scenario holds, unless somebody has changed it since the asker read it. Throws `forbidden`, `notFound`,
 * `scenarioChanged`, `alreadyAdopted`, `noWalkNetwork`, `networkChanged`, `editImpossible`.
 */
export async function changeScenario({
  ctx,
  input: { id, change },
}: {
  ctx: Ctx
  input: { id: string; change: z.output<typeof scenarioChange> }
}): Promise<Scenario> {
  requireRole(ctx.who, SCENARIO_SAVERS)
  const { version, ...input } = change
  const before = await readScenario(ctx, id)
  requireSame(before, version)
  const content = await contentOf(ctx, scopeOf(before), input)
  const touched = await ctx.database.transaction(ctx.who, async (tx) => {
    const deed = { by: ctx.who.personId, byName: ctx.who.personName, at: ctx.clock().toISOString() }
    const rows = await tx.run(updateScenario(id, version, content, deed))
    const details = { name: content.name, edits: content.edits.length, version: version + 1 }
    if (rows > 0)
      await audit({ ctx, tx }, { action: 'scenarioChanged', subjectType: 'scenario', subjectId: id, details })
    return rows
  })
  // Somebody was faster while this was computed.
  if (touched === 0) requireSame(await readScenario(ctx, id), version)
  return getScenario({ ctx, input: { id } })
}
