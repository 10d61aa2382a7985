import { putKind } from '@wangge/db/queries/ledger-tables'
import type { Clock } from '@wangge/db/vocabulary'
import type { HazardKind, LedgerTables } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { changeTables } from './change-tables.ts'
import { getLedgerTables } from './get-tables.ts'

/** Adds a kind of hazards or changes one; running clocks keep their rules. Throws `forbidden`, `unknownRule`. */
export async function putHazardKind({ ctx, input: kind }: { ctx: Ctx; input: HazardKind }): Promise<LedgerTables> {
  const { rules } = await getLedgerTables({ ctx })
  requireRule(rules, 'verifyRule', kind.verifyRule, 'verify')
  requireRule(rules, 'replyRule', kind.replyRule, 'reply')
  const deed = { action: 'hazardKindSet', subjectType: 'hazardKind', subjectId: kind.key, details: { ...kind } }
  await changeTables(ctx, deed, (tx) => tx.run(putKind(kind)))
  return getLedgerTables({ ctx })
}

function requireRule(rules: LedgerTables['rules'], field: string, key: string, clock: Clock): void {
  if (rules.some((rule) => rule.key === key && rule.clock === clock)) return
  throw new ServiceError('unknownRule', `${key} is no rule of the clock ${clock}`, { field, rule: key, clock })
}
