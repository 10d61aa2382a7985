import type { Transaction } from '@wangge/db'
import { raiseConfigVersion } from '@wangge/db/queries/ledger-tables'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'
import { ruleBook } from './rule-book.ts'

interface Deed {
  /** A stable word, past tense, for the audit. */
  action: string
  subjectType: string
  subjectId: string
  details: Record<string, unknown>
}

/**
 * Changes what administrators set: one after another, each under a version of its own and written down with who did it. Returns the
 * version. Throws `forbidden` for everybody but the administrator of everything.
 */
export async function changeTables(ctx: Ctx, deed: Deed, work: (tx: Transaction) => Promise<unknown>): Promise<number> {
  requireWholeScope(ctx.who, ['administrator'])
  // A new deployment gets its defaults first: they are put in place only where nothing is.
  await ruleBook(ctx)
  return ctx.database.transaction(ctx.who, async (tx) => {
    const { version } = await tx.one<{ version: number }>(raiseConfigVersion())
    await work(tx)
    await audit({ ctx, tx }, deed)
    return version
  })
}
