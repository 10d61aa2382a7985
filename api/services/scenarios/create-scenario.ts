import { insertScenario } from '@wangge/db/queries/scenarios'
import type { z } from 'zod'
import type { Scenario, scenarioInput } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { SCENARIO_SAVERS } from '../plan/roles.ts'
import { contentOf } from './content-of.ts'
import { getScenario } from './get-scenario.ts'

/**
 * Keeps a scenario of the asker's own area with the figures that the server computes. Throws `forbidden`, `noWalkNetwork`,
 * `networkChanged`, `editImpossible`, `idempotencyKeyReused`.
 */
export async function createScenario({
  ctx,
  input: { scenario, idempotencyKey },
}: {
  ctx: Ctx
  input: { scenario: z.output<typeof scenarioInput>; idempotencyKey?: string | undefined }
}): Promise<Scenario> {
  requireRole(ctx.who, SCENARIO_SAVERS)
  const request = keyed(idempotencyKey, ['POST scenarios', scenario])
  const { id } = await answerOnce(ctx, request, async () => {
    const { personId, personName, scope } = ctx.who
    const content = await contentOf(ctx, scope, scenario)
    const made = { id: newId() }
    await ctx.database.transaction(ctx.who, async (tx) => {
      const deed = { by: personId, byName: personName, at: ctx.clock().toISOString() }
      const area = { code: scope?.code ?? '0', level: scope?.level ?? null }
      await tx.run(insertScenario(made.id, area, content, deed))
      const details = { name: content.name, edits: content.edits.length, differences: content.differences.length }
      await audit({ ctx, tx }, { action: 'scenarioSaved', subjectType: 'scenario', subjectId: made.id, details })
      await keep(tx, ctx, request, 201, made)
    })
    return made
  })
  return getScenario({ ctx, input: { id } })
}
