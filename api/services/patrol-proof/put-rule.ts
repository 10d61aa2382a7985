import { changeProofRule, type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import type { ProofRule } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** Changes by what shifts are judged from now on; what was settled keeps its rule. Throws `forbidden`. */
export async function putProofRule({ ctx, input }: { ctx: Ctx; input: ProofRule }): Promise<ProofRule> {
  requireWholeScope(ctx.who, ['administrator'])
  return ctx.database.transaction(ctx.who, async (tx) => {
    await tx.run(changeProofRule(input, { by: ctx.who.personName, at: ctx.clock().toISOString() }))
    await audit(
      { ctx, tx },
      { action: 'proofRuleChanged', subjectType: 'proofRule', subjectId: '', details: { ...input } },
    )
    return tx.one<ProofRuleRow>(proofRule())
  })
}
