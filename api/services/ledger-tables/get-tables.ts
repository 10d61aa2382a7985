import { type ClockRuleRow, newestRules } from '@wangge/db/queries/ledger-tables'
import { type RuleBookRow, readRuleBook } from '@wangge/db/queries/rule-book'
import type { LedgerTables } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { ruleBook } from './rule-book.ts'

/** Kinds, commitments and the newest version of every rule, for everybody. */
export async function getLedgerTables({ ctx }: { ctx: Ctx }): Promise<LedgerTables> {
  await ruleBook(ctx)
  return ctx.database.transaction(ctx.who, async (tx) => {
    const { version, kinds, commitments } = await tx.one<RuleBookRow>(readRuleBook())
    return { version, kinds, commitments, rules: await tx.rows<ClockRuleRow>(newestRules()) }
  })
}
