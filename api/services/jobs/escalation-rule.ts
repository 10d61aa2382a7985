import { changeEscalationRule, type EscalationRuleRow, escalationRule } from '@wangge/db/queries/escalation'
import type { EscalationRule, EscalationRuleInForce } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** The rule by which overdue hazards go one level up. Throws `forbidden`. */
export function getEscalationRule({ ctx: { database, who } }: { ctx: Ctx }): Promise<EscalationRuleInForce> {
  requireWholeScope(who, ['administrator'])
  return database.transaction(who, (tx) => tx.one<EscalationRuleRow>(escalationRule()))
}

/** Sets it; what has gone up already stays there. Throws `forbidden`. */
export function changeRule({ ctx, input }: { ctx: Ctx; input: EscalationRule }): Promise<EscalationRuleInForce> {
  const { database, who, clock } = ctx
  requireWholeScope(who, ['administrator'])
  return database.transaction(who, async (tx) => {
    const by = { name: who.personName, at: clock().toISOString() }
    const rule = await tx.one<EscalationRuleRow>(changeEscalationRule(input, by))
    const details = { ...input }
    await audit({ ctx, tx }, { action: 'escalationRuleChanged', subjectType: 'escalationRule', subjectId: '', details })
    return rule
  })
}
