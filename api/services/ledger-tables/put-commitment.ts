import { putCommitment } from '@wangge/db/queries/ledger-tables'
import type { CommitmentKind, LedgerTables } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { changeTables } from './change-tables.ts'
import { getLedgerTables } from './get-tables.ts'

/** Adds a commitment or changes one; what is required is asked of major hazards from now on. Throws `forbidden`. */
export async function putCommitmentKind({
  ctx,
  input: kind,
}: {
  ctx: Ctx
  input: CommitmentKind
}): Promise<LedgerTables> {
  const deed = { action: 'commitmentKindSet', subjectType: 'commitmentKind', subjectId: kind.key, details: { ...kind } }
  await changeTables(ctx, deed, (tx) => tx.run(putCommitment(kind)))
  return getLedgerTables({ ctx })
}
