import { WHOLE_SYSTEM } from '@wangge/db'
import { useChallenge } from '@wangge/db/queries/used-challenges'
import type { House } from '../../house.ts'

/** Whether a proof of work serves this form: each serves one, which may be sent again. */
export async function handInProof({
  house,
  input,
}: {
  house: House
  input: { id: string; expiresAt: string; form: string }
}): Promise<boolean> {
  const { id, expiresAt, form } = input
  const [row] = await house.database.rows<{ form: string }>(WHOLE_SYSTEM, useChallenge(id, form, expiresAt))
  return row?.form === form
}
