import type { Transaction } from '@wangge/db'
import { attachPhotos } from '@wangge/db/queries/photo-changes'
import type { CaseKind } from '@wangge/db/vocabulary'
import { ServiceError } from '../../errors.ts'

interface AttachInput {
  ids: readonly string[]
  caseKind: CaseKind
  stream: string
  /** ISO instant. */
  now: string
}

/**
 * Gives a person's uploads to a case, inside the transaction that writes the case (as the person, after the case's row is there).
 * Throws `unknownPhoto` where one of them is not his, or belongs to a case already.
 */
export async function attachToCase(tx: Transaction, { ids, caseKind, stream, now }: AttachInput): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const taken = await tx.run(attachPhotos(wanted, caseKind, stream, now))
  if (taken === wanted.length) return
  throw new ServiceError('unknownPhoto', `Of ${wanted.length} photos ${taken} are uploads of the sender's`, {
    photoIds: wanted,
  })
}
