import type { Transaction } from '@wangge/db'
import { insertAudit } from '@wangge/db/queries/people-audit'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'

interface AuditInput {
  /** A stable word, past tense: `personAdded`, `personalDataRevealed`, `ledgerExported`. */
  action: string
  subjectType: string
  subjectId: string
  reason?: string
  details?: Record<string, unknown>
}

/** Writes down, in the transaction of the deed, that the person who asks did it. */
export async function audit(
  { ctx: { who, clock }, tx }: { ctx: Ctx; tx: Transaction },
  { action, subjectType, subjectId, reason = '', details = {} }: AuditInput,
): Promise<void> {
  const { personId, personName, role } = who
  await tx.run(
    insertAudit({
      ...{ id: newId(), personId, personName, role, action, subjectType, subjectId, reason, details },
      at: clock(),
    }),
  )
}
